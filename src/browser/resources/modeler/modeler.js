// What the tests do with Modeler's own code. Loaded after it into an empty page.
window.journeys = (() => {
  const modeler = new window.BpmnModeler({
    container: '#canvas',
    propertiesPanel: { parent: '#panel' },
  });
  const get = (service) => modeler.get(service);
  const element = (id) => get('elementRegistry').get(id);
  const mistakes = [];
  get('eventBus').on('elementTemplates.errors', ({ errors }) =>
    errors.forEach((error) => mistakes.push(error.message)));

  return {
    /** Loads templates as Modeler does, and gives what it says against them. */
    load(templates) {
      get('elementTemplatesLoader').setTemplates(templates);
      return mistakes;
    },
    /** Opens a diagram, and gives what it says against it. */
    async open(xml) {
      const { warnings } = await modeler.importXML(xml);
      get('canvas').zoom('fit-viewport', 'auto');
      return warnings.map((warning) => warning.message);
    },
    async save() {
      return (await modeler.saveXML({ format: true })).xml;
    },
    /** The ids of the elements that were made with a template, and whether Modeler knows it. */
    templated() {
      return get('elementRegistry')
        .filter((one) => one.type !== 'label' && get('elementTemplates')._getTemplateId(one))
        .map((one) => ({ id: one.id, known: Boolean(get('elementTemplates').get(one)) }));
    },
    select(id) {
      get('selection').select(element(id));
    },
    /** Only the drawing, at its own size, without marks, tools and grid. */
    bare() {
      get('selection').select(null);
      document.body.classList.add('bare');
      get('grid').toggle(false);
      const canvas = get('canvas');
      canvas.resized();
      const { inner, outer } = canvas.viewbox();
      canvas.viewbox({
        x: inner.x - 20, y: inner.y - 20, width: outer.width, height: outer.height,
      });
    },
    apply(id, templateId) {
      const templates = get('elementTemplates');
      const template = templates.getLatest(templateId)[0];
      const offered = templates.getLatest(element(id)).map((one) => one.id);
      if (!offered.includes(templateId)) {
        throw new Error(`${templateId} is not offered for ${id}, but ${offered}`);
      }
      const applied = templates.applyTemplate(element(id), template);
      get('selection').select(applied);
      return applied.id;
    },
    /** Opens all groups of the panel, which draws itself when it gets to it: a second click before
     *  that would close what the first has opened. */
    async openGroups() {
      const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      const closed = '#panel .bio-properties-panel-group-header:not(.open)';
      const clicked = new Set(); // some have nothing to open
      for (let calm = 0; calm < 5; calm++) {
        await frame();
        const header = [...document.querySelectorAll(closed)].find((one) => !clicked.has(one));
        if (header) {
          calm = 0;
          clicked.add(header);
          header.click();
          for (let tries = 0; header.matches(closed) && tries < 20; tries++) {
            await frame();
          }
        }
      }
    },
    /** What the panel says against what stands in its fields. */
    flaws() {
      return [...document.querySelectorAll('#panel .bio-properties-panel-error')].map(
        (one) => one.textContent);
    },
    /** Where the drawing is on the page. */
    box() {
      const { inner } = get('canvas').viewbox();
      const scale = get('canvas').zoom();
      const view = get('canvas').viewbox();
      return {
        x: (inner.x - view.x) * scale, y: (inner.y - view.y) * scale,
        width: inner.width * scale, height: inner.height * scale,
      };
    },
  };
})();
