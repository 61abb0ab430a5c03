assert new File(basedir, 'build.log').text.contains('HELLO, WORLD') : 'the guest is hosted through the project\'s own world'
def generated = new File(basedir, 'target/generated-sources/witloof')
assert new File(generated, 'com/acme/bindings/acme/shop/Shop.java').text.contains('import dev.witloof.bindings.wasi.messaging.')
assert !new File(generated, 'com/acme/bindings/wasi').exists() : 'the messaging interfaces are those of the dependency'
