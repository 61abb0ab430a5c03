package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest that tries to get out of its directory. */
class ConfinementTest {
    private static final Set<PathFlags> FOLLOW = Set.of(PathFlags.SYMLINK_FOLLOW);
    private static final Set<DescriptorFlags> READ = Set.of(DescriptorFlags.READ);
    private static final Set<DescriptorFlags> WRITE = Set.of(DescriptorFlags.WRITE);

    @TempDir
    private Path folder;

    private Path inside;
    private Types.Descriptor root;

    @BeforeEach
    void open() throws Exception {
        inside = Files.createDirectory(folder.resolve("inside"));
        Files.createDirectory(folder.resolve("outside"));
        Files.writeString(folder.resolve("secret"), "secret");
        Files.writeString(folder.resolve("outside/secret"), "secret");
        Files.createDirectories(inside.resolve("a/b"));
        Files.createSymbolicLink(inside.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(inside.resolve("file"), Path.of("../secret"));
        Files.createSymbolicLink(inside.resolve("absolute"), folder.resolve("secret"));
        Files.createSymbolicLink(inside.resolve("root"), Path.of("/"));
        Files.createSymbolicLink(inside.resolve("chain"), Path.of("a/../file"));
        Files.createSymbolicLink(inside.resolve("a/deep"), Path.of("b/../../../secret"));
        root = root();
    }

    private Types.Descriptor root() {
        return WasiHost.builder()
                .directory(inside, "/", DirectoryAccess.READ_WRITE)
                .build()
                .interfaces()
                .get(Preopens.class)
                .getDirectories()
                .get(0)
                .v0();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../secret",
                "/",
                "/etc/passwd",
                "//etc/passwd",
                "a/../../secret",
                "a/b/../../../secret",
                "./../secret",
                "up",
                "up/secret",
                "file",
                "absolute",
                "root",
                "root/etc/passwd",
                "chain",
                "a/deep",
                "a/./../up/secret"
            })
    void noPathLeadsOut(String path) {
        refused(() -> root.openAt(FOLLOW, path, Set.of(), READ));
        refused(() -> root.openAt(FOLLOW, path, Set.of(OpenFlags.CREATE), WRITE));
        refused(() -> root.openAt(FOLLOW, path + "/new", Set.of(OpenFlags.CREATE), WRITE));
        refused(() -> root.statAt(FOLLOW, path));
        refused(() -> root.metadataHashAt(FOLLOW, path));
        refused(() -> root.createDirectoryAt(path + "/new"));
        refused(() -> root.symlinkAt("x", path + "/new"));
        refused(() -> root.removeDirectoryAt(path + "/inside"));
        refused(() -> root.unlinkFileAt(path + "/secret"));
        refused(() -> root.renameAt("a", root, path + "/new"));
        refused(() -> root.renameAt(path + "/secret", root, "mine"));
        refused(() -> root.linkAt(Set.of(), path + "/secret", root, "mine"));
        refused(() -> root.readlinkAt(path + "/x"));
        assertThat(folder.resolve("secret")).hasContent("secret");
        assertThat(folder).isDirectoryNotContaining("glob:**/new");
        assertThat(inside.resolve("mine")).doesNotExist();
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void refused(Call call) {
        assertThatThrownBy(call::run).isInstanceOf(ErrorCodeException.class);
    }

    private static void fails(ErrorCode code, Call call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ErrorCodeException.class, e -> assertThat(e.error())
                .isEqualTo(code));
    }

    @Test
    void eachDescriptorIsARootOfItsOwn() throws Exception {
        Types.Descriptor below = root.openAt(FOLLOW, "a/b", Set.of(), READ);
        fails(ErrorCode.NOT_PERMITTED, () -> below.openAt(FOLLOW, "..", Set.of(), READ));
        assertThat(root.openAt(FOLLOW, "a/b/..", Set.of(), READ).isSameObject(root.openAt(FOLLOW, "a", Set.of(), READ)))
                .isTrue();
    }

    @Test
    void linksWithinAreFollowed() throws Exception {
        Files.writeString(inside.resolve("a/text"), "text");
        root.symlinkAt("../a/./text", "a/b/../link");
        fails(ErrorCode.NOT_PERMITTED, () -> root.symlinkAt("/etc", "etc"));
        fails(ErrorCode.NOT_PERMITTED, () -> root.readlinkAt("absolute"));
        assertThat(root.readlinkAt("a/link")).isEqualTo("../a/./text");
        assertThat(root.openAt(FOLLOW, "a/link", Set.of(), READ).read(10, 0).v0())
                .isEqualTo("text".getBytes(StandardCharsets.UTF_8));
        fails(ErrorCode.LOOP, () -> root.openAt(Set.of(), "a/link", Set.of(), READ));
        root.symlinkAt("made", "dangling");
        root.openAt(FOLLOW, "dangling", Set.of(OpenFlags.CREATE), WRITE).close();
        assertThat(inside.resolve("made")).exists();
        fails(ErrorCode.INVALID, () -> root.readlinkAt("a"));
        fails(ErrorCode.NO_ENTRY, () -> root.readlinkAt("none"));
    }

    @Test
    void linksInACircleEnd() throws Exception {
        root.symlinkAt("y", "x");
        root.symlinkAt("x", "y");
        fails(ErrorCode.LOOP, () -> root.openAt(FOLLOW, "x", Set.of(), READ));
        root.symlinkAt("z/z/z", "z");
        fails(ErrorCode.LOOP, () -> root.statAt(FOLLOW, "z"));
    }

    @Test
    void namesThatAreNoneAreRefused() {
        fails(ErrorCode.NO_ENTRY, () -> root.openAt(FOLLOW, "", Set.of(), READ));
        fails(ErrorCode.INVALID, () -> root.openAt(FOLLOW, "a\0b", Set.of(), READ));
        fails(ErrorCode.INVALID, () -> root.symlinkAt("a\0b", "x"));
        fails(ErrorCode.NO_ENTRY, () -> root.symlinkAt("", "x"));
        fails(ErrorCode.NAME_TOO_LONG, () -> root.statAt(FOLLOW, "a/".repeat(5000)));
        fails(ErrorCode.NAME_TOO_LONG, () -> root.openAt(FOLLOW, "n".repeat(300), Set.of(OpenFlags.CREATE), WRITE));
    }

    /** All directories on the way are open at once, also those that links lead through. */
    @Test
    void aPathIsNotTooDeep() throws Exception {
        Types.Descriptor here = root;
        for (int i = 0; i < 150; i++) {
            here.createDirectoryAt("d");
            here = here.openAt(FOLLOW, "d", Set.of(), Set.of(DescriptorFlags.READ, DescriptorFlags.MUTATE_DIRECTORY));
        }
        fails(ErrorCode.NAME_TOO_LONG, () -> root.statAt(FOLLOW, "d/".repeat(150)));
        assertThat(root.statAt(FOLLOW, "d/".repeat(100)).type()).isEqualTo(Types.DescriptorType.DIRECTORY);
        root.symlinkAt("d/".repeat(90), "far");
        fails(ErrorCode.NAME_TOO_LONG, () -> root.statAt(FOLLOW, "far/" + "d/".repeat(40)));
        assertThat(root.statAt(FOLLOW, "d/../".repeat(200)).type()).isEqualTo(Types.DescriptorType.DIRECTORY);
    }

    /** Opening one waits until somebody opens its other end. */
    @Test
    @Timeout(60)
    void aPipeHoldsNobodyUp() throws Exception {
        Process mkfifo = new ProcessBuilder("mkfifo", inside.resolve("pipe").toString()).start();
        assumeTrue(mkfifo.waitFor() == 0, "no mkfifo here");
        fails(ErrorCode.UNSUPPORTED, () -> root.openAt(FOLLOW, "pipe", Set.of(), READ));
        fails(ErrorCode.UNSUPPORTED, () -> root.openAt(FOLLOW, "pipe", Set.of(OpenFlags.TRUNCATE), WRITE));
        fails(
                ErrorCode.UNSUPPORTED,
                () -> root.setTimesAt(FOLLOW, "pipe", new Types.NewTimestamp.Now(), new Types.NewTimestamp.Now()));
        assertThat(root.statAt(FOLLOW, "pipe").type()).isEqualTo(Types.DescriptorType.UNKNOWN);
        root.unlinkFileAt("pipe");
        assertThat(inside.resolve("pipe")).doesNotExist();
    }

    @Test
    void aDirectoryThatWasMovedIsStillOpen() throws Exception {
        Types.Descriptor below = root.openAt(FOLLOW, "a", Set.of(), READ);
        root.renameAt("a", root, "moved");
        below.openAt(FOLLOW, "text", Set.of(OpenFlags.CREATE), WRITE).close();
        assertThat(inside.resolve("moved/text")).exists();
        // What Java does by paths alone is refused, because the path leads elsewhere by now.
        fails(ErrorCode.BUSY, () -> below.createDirectoryAt("new"));
        Files.createSymbolicLink(inside.resolve("a"), folder.resolve("outside"));
        fails(ErrorCode.BUSY, () -> below.createDirectoryAt("new"));
        fails(ErrorCode.BUSY, () -> below.symlinkAt("x", "new"));
        assertThat(folder.resolve("outside/new")).doesNotExist();
    }

    /** While one guest makes directories and files below a name, another has it lead elsewhere, and back, all the time. */
    @Test
    @Timeout(300)
    void nobodyGetsOutWhileAnotherMovesTheWay() throws Exception {
        Files.createSymbolicLink(inside.resolve("away"), Path.of("../outside"));
        AtomicBoolean done = new AtomicBoolean();
        Thread mover = new Thread(() -> {
            Types.Descriptor other = root();
            while (!done.get()) {
                try {
                    other.renameAt("a", other, "a2");
                    other.renameAt("away", other, "a");
                    other.renameAt("a", other, "away");
                    other.renameAt("a2", other, "a");
                } catch (ErrorCodeException e) {
                    throw new IllegalStateException(e);
                }
            }
            other.close();
        });
        mover.start();
        long end = System.nanoTime() + 2_000_000_000L;
        int made = 0;
        for (int i = 0; System.nanoTime() < end || made == 0; i++) {
            String name = "a/new" + i;
            made += tried(() -> root.createDirectoryAt(name)) ? 1 : 0;
            tried(() -> root.openAt(FOLLOW, name + "f", Set.of(OpenFlags.CREATE), WRITE)
                    .close());
            tried(() -> root.symlinkAt("x", name + "l"));
            tried(() -> root.linkAt(Set.of(), "a/secret", root, "mine"));
            tried(() -> root.unlinkFileAt("a/secret"));
        }
        done.set(true);
        mover.join();
        assertThat(folder.resolve("outside").toFile().list()).containsExactly("secret");
        assertThat(inside.resolve("mine")).doesNotExist();
    }

    private static boolean tried(Call call) throws Exception {
        try {
            call.run();
            return true;
        } catch (ErrorCodeException e) {
            return false;
        }
    }
}
