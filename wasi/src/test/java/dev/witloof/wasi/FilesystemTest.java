package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.filesystem.Preopens;
import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorFlags;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorType;
import dev.witloof.bindings.wasi.filesystem.Types.DirectoryEntry;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.NewTimestamp;
import dev.witloof.bindings.wasi.filesystem.Types.OpenFlags;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.io.Streams.StreamErrorException;
import dev.witloof.runtime.Tuple2;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every function of the interface, as a guest calls it. */
class FilesystemTest extends FilesystemFixture {
    private static Set<String> names(Types.Descriptor directory) throws Exception {
        Set<String> names = new HashSet<>();
        try (Types.DirectoryEntryStream entries = directory.readDirectory()) {
            Optional<DirectoryEntry> entry = entries.readDirectoryEntry();
            while (entry.isPresent()) {
                names.add(entry.get().name() + " " + entry.get().type());
                entry = entries.readDirectoryEntry();
            }
        }
        return names;
    }

    @Test
    void givesDirectoriesByTheirNames() throws Exception {
        Path second = Files.createDirectory(folder.resolve("second"));
        List<Tuple2<Types.Descriptor, String>> all = WasiHost.builder()
                .directory(folder, "/data", DirectoryAccess.READ_WRITE)
                .directory(second, "other", DirectoryAccess.READ)
                .build()
                .interfaces()
                .get(Preopens.class)
                .getDirectories();
        assertThat(all).extracting(Tuple2::v1).containsExactly("/data", "other");
        assertThat(all.get(0).v0().getFlags())
                .containsExactlyInAnyOrder(DescriptorFlags.READ, DescriptorFlags.MUTATE_DIRECTORY);
        assertThat(all.get(1).v0().getFlags()).containsExactly(DescriptorFlags.READ);
        assertThat(all.get(1).v0().getType()).isEqualTo(DescriptorType.DIRECTORY);
        assertThat(WasiHost.builder().build().interfaces().get(Preopens.class).getDirectories())
                .isEmpty();
    }

    @Test
    void readsAndWritesAtAnyPlace() throws Exception {
        try (Types.Descriptor file = open("f", BOTH, OpenFlags.CREATE)) {
            assertThat(file.write(TEXT, 2)).isEqualTo(4);
            assertThat(file.read(10, 0)).isEqualTo(new Tuple2<>(new byte[] {0, 0, 't', 'e', 'x', 't'}, true));
            assertThat(file.read(1, 2)).isEqualTo(new Tuple2<>(new byte[] {'t'}, false));
            assertThat(file.read(-1, 100)).isEqualTo(new Tuple2<>(new byte[0], true));
            assertThat(file.getType()).isEqualTo(DescriptorType.REGULAR_FILE);
            assertThat(file.getFlags()).isEqualTo(BOTH);
            fails(ErrorCode.INVALID, () -> file.read(1, -1));
            fails(ErrorCode.INVALID, () -> file.write(TEXT, -1));
            file.sync();
            file.syncData();
            file.advise(0, 10, Types.Advice.SEQUENTIAL);
            file.setSize(3);
            assertThat(folder.resolve("f")).hasSize(3);
            file.setSize(5);
            assertThat(folder.resolve("f")).hasBinaryContent(new byte[] {0, 0, 't', 0, 0});
            fails(ErrorCode.INVALID, () -> file.setSize(-1));
        }
    }

    @Test
    void streamsAFile() throws Exception {
        try (Types.Descriptor file = open("f", BOTH, OpenFlags.CREATE)) {
            try (Streams.OutputStream stream = file.writeViaStream(1)) {
                assertThat(stream.checkWrite()).isPositive();
                stream.write(TEXT);
                stream.blockingFlush();
                assertThat(stream.subscribe().ready()).isTrue();
            }
            try (Streams.OutputStream stream = file.appendViaStream()) {
                stream.blockingWriteAndFlush(TEXT);
            }
            try (Streams.InputStream stream = file.readViaStream(5)) {
                assertThat(stream.subscribe().ready()).isTrue();
                assertThat(stream.skip(1)).isEqualTo(1);
                assertThat(stream.blockingRead(-1)).isEqualTo("ext".getBytes(StandardCharsets.UTF_8));
                assertThatThrownBy(() -> stream.read(1)).isInstanceOf(StreamErrorException.class);
            }
        }
        assertThat(folder.resolve("f")).hasContent("\0texttext");
    }

    @Test
    void aStreamOutlivesItsDescriptor() throws Exception {
        make("f");
        Types.Descriptor file = open("f", READ);
        Streams.InputStream stream = file.readViaStream(0);
        file.close();
        assertThat(stream.read(10)).isEqualTo(TEXT);
        stream.close();
        assertThatThrownBy(() -> stream.read(10)).isInstanceOf(StreamErrorException.class);
    }

    @Test
    void openingDoesWhatItSays() throws Exception {
        make("f");
        Files.createDirectory(folder.resolve("d"));
        fails(ErrorCode.NO_ENTRY, () -> open("none", READ));
        fails(ErrorCode.EXIST, () -> open("f", WRITE, OpenFlags.CREATE, OpenFlags.EXCLUSIVE));
        fails(ErrorCode.NOT_DIRECTORY, () -> open("f", READ, OpenFlags.DIRECTORY));
        fails(ErrorCode.NOT_DIRECTORY, () -> open("f/", READ));
        fails(ErrorCode.NOT_DIRECTORY, () -> open("f/g", READ));
        fails(ErrorCode.NO_ENTRY, () -> open("none/g", READ));
        fails(ErrorCode.IS_DIRECTORY, () -> open("d", BOTH));
        fails(ErrorCode.IS_DIRECTORY, () -> open("d", READ, OpenFlags.TRUNCATE));
        fails(ErrorCode.IS_DIRECTORY, () -> open("new/", WRITE, OpenFlags.CREATE));
        fails(ErrorCode.INVALID, () -> open("new", READ, OpenFlags.CREATE, OpenFlags.DIRECTORY));
        fails(
                ErrorCode.UNSUPPORTED,
                () -> open("f", Set.of(DescriptorFlags.READ, DescriptorFlags.REQUESTED_WRITE_SYNC)));
        try (Types.Descriptor file = open("f", Set.of())) {
            assertThat(file.getFlags()).isEqualTo(READ);
            fails(ErrorCode.BAD_DESCRIPTOR, () -> file.write(TEXT, 0));
            fails(ErrorCode.BAD_DESCRIPTOR, () -> file.writeViaStream(0));
            fails(ErrorCode.BAD_DESCRIPTOR, file::appendViaStream);
            fails(ErrorCode.BAD_DESCRIPTOR, () -> file.setSize(0));
            fails(ErrorCode.BAD_DESCRIPTOR, () -> file.setTimes(new NewTimestamp.Now(), new NewTimestamp.Now()));
        }
        try (Types.Descriptor file =
                open("f", Set.of(DescriptorFlags.WRITE, DescriptorFlags.FILE_INTEGRITY_SYNC), OpenFlags.TRUNCATE)) {
            fails(ErrorCode.BAD_DESCRIPTOR, () -> file.read(1, 0));
            fails(ErrorCode.BAD_DESCRIPTOR, () -> file.readViaStream(0));
        }
        assertThat(folder.resolve("f")).isEmptyFile();
        open("made", READ, OpenFlags.CREATE).close();
        assertThat(folder.resolve("made")).isEmptyFile();
    }

    @Test
    void filesAreNoDirectories() throws Exception {
        make("f");
        try (Types.Descriptor file = open("f", BOTH)) {
            fails(ErrorCode.NOT_DIRECTORY, file::readDirectory);
            fails(ErrorCode.NOT_DIRECTORY, () -> file.openAt(STAY, "x", Set.of(), READ));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.createDirectoryAt("x"));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.statAt(STAY, "x"));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.metadataHashAt(STAY, "x"));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.readlinkAt("x"));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.unlinkFileAt("x"));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.removeDirectoryAt("x"));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.symlinkAt("x", "y"));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.renameAt("x", root, "y"));
            fails(ErrorCode.NOT_DIRECTORY, () -> file.linkAt(STAY, "x", root, "y"));
            fails(ErrorCode.NOT_DIRECTORY, () -> root.renameAt("f", file, "y"));
            NewTimestamp now = new NewTimestamp.Now();
            fails(ErrorCode.NOT_DIRECTORY, () -> file.setTimesAt(STAY, "x", now, now));
        }
        fails(ErrorCode.BAD_DESCRIPTOR, () -> root.read(1, 0));
        fails(ErrorCode.BAD_DESCRIPTOR, () -> root.write(TEXT, 0));
        fails(ErrorCode.BAD_DESCRIPTOR, () -> root.readViaStream(0));
        fails(ErrorCode.BAD_DESCRIPTOR, () -> root.writeViaStream(0));
        fails(ErrorCode.BAD_DESCRIPTOR, root::appendViaStream);
        fails(ErrorCode.BAD_DESCRIPTOR, () -> root.setSize(0));
        fails(ErrorCode.BAD_DESCRIPTOR, () -> root.advise(0, 0, Types.Advice.NORMAL));
        root.sync();
        root.syncData();
    }

    @Test
    void listsADirectory() throws Exception {
        make("f");
        root.createDirectoryAt("d");
        root.symlinkAt("f", "l");
        Set<String> expected = Set.of("f REGULAR_FILE", "d DIRECTORY", "l SYMBOLIC_LINK");
        assertThat(names(root)).isEqualTo(expected);
        assertThat(names(root)).isEqualTo(expected);
        try (Types.Descriptor directory = open("d/.", READ)) {
            assertThat(names(directory)).isEmpty();
        }
    }

    @Test
    void createsMovesAndRemoves() throws Exception {
        make("f");
        root.createDirectoryAt("d/");
        fails(ErrorCode.EXIST, () -> root.createDirectoryAt("d"));
        fails(ErrorCode.EXIST, () -> root.createDirectoryAt("f"));
        fails(ErrorCode.EXIST, () -> root.createDirectoryAt("."));
        root.renameAt("f", root, "d/g");
        assertThat(folder.resolve("d/g")).hasContent("text");
        fails(ErrorCode.NOT_EMPTY, () -> root.removeDirectoryAt("d"));
        fails(ErrorCode.NO_ENTRY, () -> root.renameAt("f", root, "x"));
        fails(ErrorCode.BUSY, () -> root.renameAt(".", root, "x"));
        fails(ErrorCode.BUSY, () -> root.renameAt("d", root, "d/.."));
        fails(ErrorCode.INVALID, () -> root.renameAt("d", root, "d/x"));
        fails(ErrorCode.NOT_DIRECTORY, () -> root.renameAt("d/g", root, "x/"));
        fails(ErrorCode.NOT_DIRECTORY, () -> root.removeDirectoryAt("d/g"));
        fails(ErrorCode.IS_DIRECTORY, () -> root.unlinkFileAt("d"));
        fails(ErrorCode.IS_DIRECTORY, () -> root.unlinkFileAt("."));
        fails(ErrorCode.INVALID, () -> root.removeDirectoryAt("."));
        fails(ErrorCode.NO_ENTRY, () -> root.unlinkFileAt("none"));
        root.linkAt(STAY, "d/g", root, "h");
        fails(ErrorCode.EXIST, () -> root.linkAt(STAY, "d/g", root, "h"));
        fails(ErrorCode.INVALID, () -> root.linkAt(FOLLOW, "d/g", root, "i"));
        fails(ErrorCode.NOT_PERMITTED, () -> root.linkAt(STAY, "d", root, "i"));
        fails(ErrorCode.NO_ENTRY, () -> root.linkAt(STAY, "none", root, "i"));
        assertThat(root.statAt(STAY, "h").linkCount()).isEqualTo(2);
        root.unlinkFileAt("d/g");
        root.removeDirectoryAt("d");
        assertThat(names(root)).containsExactly("h REGULAR_FILE");
    }

    @Test
    void nothingChangesInADirectoryThatIsOnlyRead() throws Exception {
        make("f");
        Types.Descriptor readOnly = root(DirectoryAccess.READ);
        NewTimestamp now = new NewTimestamp.Now();
        fails(ErrorCode.READ_ONLY, () -> readOnly.openAt(STAY, "f", Set.of(), WRITE));
        fails(ErrorCode.READ_ONLY, () -> readOnly.openAt(STAY, "f", Set.of(OpenFlags.TRUNCATE), READ));
        fails(ErrorCode.READ_ONLY, () -> readOnly.openAt(STAY, "new", Set.of(OpenFlags.CREATE), READ));
        fails(ErrorCode.READ_ONLY, () -> readOnly.createDirectoryAt("d"));
        fails(ErrorCode.READ_ONLY, () -> readOnly.unlinkFileAt("f"));
        fails(ErrorCode.READ_ONLY, () -> readOnly.removeDirectoryAt("f"));
        fails(ErrorCode.READ_ONLY, () -> readOnly.symlinkAt("f", "l"));
        fails(ErrorCode.READ_ONLY, () -> readOnly.linkAt(STAY, "f", root, "l"));
        fails(ErrorCode.READ_ONLY, () -> root.linkAt(STAY, "f", readOnly, "l"));
        fails(ErrorCode.READ_ONLY, () -> readOnly.renameAt("f", root, "g"));
        fails(ErrorCode.READ_ONLY, () -> root.renameAt("f", readOnly, "g"));
        fails(ErrorCode.READ_ONLY, () -> readOnly.setTimesAt(STAY, "f", now, now));
        fails(ErrorCode.READ_ONLY, () -> readOnly.setTimes(now, now));
        Files.createDirectory(folder.resolve("d"));
        try (Types.Descriptor below = readOnly.openAt(STAY, "d", Set.of(), Set.of(DescriptorFlags.MUTATE_DIRECTORY))) {
            fails(ErrorCode.READ_ONLY, () -> below.createDirectoryAt("e"));
        }
        assertThat(names(readOnly)).containsExactlyInAnyOrder("f REGULAR_FILE", "d DIRECTORY");
    }

    @Test
    void opensNoMoreThanItMay() throws Exception {
        make("f");
        Types.Descriptor small = WasiHost.builder()
                .directory(folder, "/", DirectoryAccess.READ)
                .maxOpen(2)
                .build()
                .interfaces()
                .get(Preopens.class)
                .getDirectories()
                .get(0)
                .v0();
        Types.Descriptor file = small.openAt(STAY, "f", Set.of(), READ);
        fails(ErrorCode.INSUFFICIENT_MEMORY, () -> small.openAt(STAY, "f", Set.of(), READ));
        fails(ErrorCode.INSUFFICIENT_MEMORY, () -> small.openAt(STAY, ".", Set.of(), READ));
        fails(ErrorCode.INSUFFICIENT_MEMORY, small::readDirectory);
        file.close();
        for (int i = 0; i < 5; i++) {
            small.readDirectory().close();
            small.openAt(STAY, ".", Set.of(), READ).close();
            small.openAt(STAY, "f", Set.of(), READ).close();
            fails(ErrorCode.NO_ENTRY, () -> small.openAt(STAY, "none", Set.of(), READ));
        }
    }
}
