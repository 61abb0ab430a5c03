package dev.witloof.wasi.cli;

import dev.witloof.bindings.wasi.cli.Exit;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Unit;
import dev.witloof.wasi.WasiExit;

/** The interface {@code wasi:cli/exit}. */
public final class HostExit implements Exit {

    /** Makes the interface. */
    public HostExit() {}

    @Override
    public void exit(Result<Unit, Unit> status) {
        throw new WasiExit(status instanceof Result.Ok ? 0 : 1);
    }

    @Override
    public void exitWithCode(int code) {
        throw new WasiExit(code);
    }
}
