// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.rules;

import io.journeyrunner.documents.DocumentFolder;
import io.journeyrunner.documents.DocumentIndex;
import io.journeyrunner.documents.DocumentStore;
import io.journeyrunner.documents.DocumentText;
import io.journeyrunner.documents.Documents;
import io.journeyrunner.documents.Kind;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rules are documents: kept, changed and known to every node like all of them. What is noted of one
 * is under which key the engine has its process; 0 if it was never deployed.
 */
@Configuration(proxyBeanMethods = false)
class RuleDocuments {

  static final DocumentText<Rule> TEXT = new DocumentText<>(Rule.class, InvalidRule::new);
  static final Kind<Rule> KIND = new Kind<>("rule", TEXT, Rule::id).noting("definition_key");

  @Bean
  DocumentIndex<Rule> ruleIndex(DocumentStore store, RuleTriggers triggers) {
    return new DocumentIndex<>(KIND, store, triggers::changed);
  }

  @Bean
  Documents<Rule> rules(
      RuleAdmission admission, DocumentStore store, DocumentIndex<Rule> index, Clock clock) {
    return new Documents<>(KIND, admission, store, index, clock);
  }

  @Bean
  DocumentFolder<Rule> ruleFolder(RuleSettings settings, Documents<Rule> rules) {
    return new DocumentFolder<>(settings.folder(), rules);
  }
}
