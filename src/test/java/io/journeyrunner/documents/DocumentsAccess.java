// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.documents;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store of documents, for tests of those who have some. */
public final class DocumentsAccess {

  private DocumentsAccess() {}

  /** A node's store; nobody writes down what it changes. */
  public static DocumentStore store(DataSource database) {
    return new DocumentStore(
        JdbcClient.create(database),
        new TransactionTemplate(new DataSourceTransactionManager(database)),
        change -> {});
  }
}
