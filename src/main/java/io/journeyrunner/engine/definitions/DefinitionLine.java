// SPDX-License-Identifier: Apache-2.0
package io.journeyrunner.engine.definitions;

import io.journeyrunner.engine.DeployedProcess;
import io.journeyrunner.engine.ProcessId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of definitions, read alike from every source.
 *
 * @param tenant null or empty where that is not told
 * @param file see {@link Definition}
 */
record DefinitionLine(
    String process, long key, int version, @Nullable String tenant, @Nullable String file) {

  /** What both write where there are no tenants; we deploy there. */
  private static final String OUR_TENANT = "<default>";

  /** Empty for what is not for us: another tenant's, or with an id that none of ours can have. */
  Optional<Definition> definition() {
    boolean isOurTenant = tenant == null || tenant.isEmpty() || tenant.equals(OUR_TENANT);
    return isOurTenant && ProcessId.isValid(process)
        ? Optional.of(
            new Definition(new DeployedProcess(new ProcessId(process), key, version), file))
        : Optional.empty();
  }
}
