package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.bindings.wasi.clocks.WallClock.Datetime;
import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorStat;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorType;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.NewTimestamp;
import org.junit.jupiter.api.Test;

/** What a guest is told of files, and changes of it. */
class FileMetadataTest extends FilesystemFixture {
    @Test
    void tellsOfFiles() throws Exception {
        make("f");
        root.symlinkAt("f", "l");
        DescriptorStat stat = root.statAt(STAY, "f");
        assertThat(stat.type()).isEqualTo(DescriptorType.REGULAR_FILE);
        assertThat(stat.size()).isEqualTo(4);
        assertThat(stat.linkCount()).isEqualTo(1);
        assertThat(stat.dataModificationTimestamp()).isPresent();
        assertThat(stat.statusChangeTimestamp()).isPresent();
        assertThat(root.statAt(FOLLOW, "l")).isEqualTo(stat);
        assertThat(root.statAt(STAY, "l").type()).isEqualTo(DescriptorType.SYMBOLIC_LINK);
        assertThat(root.stat().type()).isEqualTo(DescriptorType.DIRECTORY);
        assertThat(root.statAt(STAY, ".").type()).isEqualTo(DescriptorType.DIRECTORY);
        fails(ErrorCode.NO_ENTRY, () -> root.statAt(STAY, "none"));
        try (Types.Descriptor file = open("f", READ)) {
            assertThat(file.stat()).isEqualTo(stat);
            root.unlinkFileAt("f");
            assertThat(file.stat().size()).isEqualTo(4);
            assertThat(file.stat().linkCount()).isZero();
            fails(ErrorCode.NO_ENTRY, file::metadataHash);
        }
    }

    @Test
    void setsTimes() throws Exception {
        make("f");
        NewTimestamp stay = new NewTimestamp.NoChange();
        NewTimestamp time = new NewTimestamp.Timestamp(new Datetime(5, 6000));
        root.setTimesAt(STAY, "f", time, stay);
        assertThat(root.statAt(STAY, "f").dataAccessTimestamp()).hasValue(new Datetime(5, 6000));
        root.setTimesAt(STAY, "f", stay, new NewTimestamp.Now());
        assertThat(root.statAt(STAY, "f").dataModificationTimestamp()).hasValue(new Datetime(1000, 0));
        try (Types.Descriptor file = open("f", WRITE)) {
            file.setTimes(stay, time);
            assertThat(file.stat().dataModificationTimestamp()).hasValue(new Datetime(5, 6000));
        }
        root.setTimes(time, time);
        assertThat(root.stat().dataModificationTimestamp()).hasValue(new Datetime(5, 6000));
        fails(
                ErrorCode.INVALID,
                () -> root.setTimesAt(STAY, "f", stay, new NewTimestamp.Timestamp(new Datetime(1, 1_000_000_000))));
        fails(
                ErrorCode.INVALID,
                () -> root.setTimesAt(STAY, "f", stay, new NewTimestamp.Timestamp(new Datetime(-1, 0))));
        root.symlinkAt("f", "l");
        fails(ErrorCode.UNSUPPORTED, () -> root.setTimesAt(STAY, "l", time, time));
        root.setTimesAt(FOLLOW, "l", time, time);
    }

    @Test
    void tellsFilesApart() throws Exception {
        make("f");
        make("g");
        root.symlinkAt("f", "l");
        try (Types.Descriptor f = open("f", READ);
                Types.Descriptor l = open("l", READ);
                Types.Descriptor g = open("g", READ)) {
            assertThat(f.isSameObject(l)).isTrue();
            assertThat(f.isSameObject(g)).isFalse();
            assertThat(f.isSameObject(root)).isFalse();
            assertThat(f.metadataHash()).isEqualTo(l.metadataHash()).isNotEqualTo(g.metadataHash());
            assertThat(root.metadataHashAt(FOLLOW, "l")).isEqualTo(f.metadataHash());
            assertThat(root.metadataHashAt(STAY, "l")).isNotEqualTo(f.metadataHash());
            assertThat(root.metadataHash()).isEqualTo(root.metadataHashAt(STAY, "."));
        }
    }
}
