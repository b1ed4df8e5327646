// Validates element templates by their public schema: node validate.mjs FILE…
// Prints a line for each mistake; fails if there is one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { validateZeebe } = createRequire(process.cwd() + '/')('@bpmn-io/element-templates-validator');

let mistakes = 0;
for (const file of process.argv.slice(2)) {
  const { valid, errors } = validateZeebe(readFileSync(file, 'utf8'));
  for (const error of valid ? [] : errors) {
    mistakes++;
    console.log(`${file}: ${error.message} at ${error.dataPointer?.value?.line + 1}`);
  }
}
console.log(`${process.argv.length - 2} templates, ${mistakes} mistakes`);
process.exit(mistakes ? 1 : 0);
