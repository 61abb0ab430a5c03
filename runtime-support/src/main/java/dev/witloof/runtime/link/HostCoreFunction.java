package dev.witloof.runtime.link;

import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.HostCode;

/** A function of the canonical ABI where a guest's own function is usual, such as {@code resource.drop} as a destructor. */
final class HostCoreFunction extends CoreFunction {
    private final HostCode code;

    HostCoreFunction(HostCode code) {
        this.code = code;
    }

    @Override
    public long call(long[] arguments) {
        return code.call(arguments);
    }
}
