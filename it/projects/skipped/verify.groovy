assert !new File(basedir, 'target/generated-sources/witloof').exists()
assert new File(basedir, 'build.log').text.contains('skip')
