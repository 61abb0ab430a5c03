package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.filesystem.Preopens;
import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorFlags;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.filesystem.Types.OpenFlags;
import dev.witloof.bindings.wasi.filesystem.Types.PathFlags;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory, as a guest has it. */
abstract class FilesystemFixture {
    static final Set<PathFlags> STAY = Set.of();
    static final Set<PathFlags> FOLLOW = Set.of(PathFlags.SYMLINK_FOLLOW);
    static final Set<DescriptorFlags> READ = Set.of(DescriptorFlags.READ);
    static final Set<DescriptorFlags> WRITE = Set.of(DescriptorFlags.WRITE);
    static final Set<DescriptorFlags> BOTH = Set.of(DescriptorFlags.READ, DescriptorFlags.WRITE);
    static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    Types.Descriptor root;

    @BeforeEach
    void open() {
        root = root(DirectoryAccess.READ_WRITE);
    }

    final Types.Descriptor root(DirectoryAccess access) {
        return WasiHost.builder()
                .directory(folder, "/", access)
                .wallClock(() -> Instant.ofEpochSecond(1000))
                .build()
                .interfaces()
                .get(Preopens.class)
                .getDirectories()
                .get(0)
                .v0();
    }

    static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ErrorCodeException.class, e -> assertThat(e.error())
                .isEqualTo(code));
    }

    final Types.Descriptor open(String path, Set<DescriptorFlags> flags, OpenFlags... how) throws Exception {
        return root.openAt(FOLLOW, path, Set.of(how), flags);
    }

    final void make(String name) throws Exception {
        Files.write(folder.resolve(name), TEXT);
    }
}
