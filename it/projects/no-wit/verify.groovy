def log = new File(basedir, 'build.log').text
assert log.contains('src/main/wit: there is no such file or folder') : 'what is missing'
assert log.contains('<witDirectory>') : 'and what to do'
assert log.contains('BUILD FAILURE') && !log.contains('NoSuchFileException')
