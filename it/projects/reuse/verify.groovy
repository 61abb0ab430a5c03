import java.util.zip.ZipFile

assert new File(basedir, 'library/target/generated-sources/witloof/com/acme/library/acme/greeter/Greetings.java').isFile()
def shop = new File(basedir, 'shop/target/generated-sources/witloof/com/acme/shop')
assert new File(shop, 'acme/shop/Desk.java').text.contains('com.acme.library.acme.greeter.Greetings')
assert !new File(shop, 'acme/greeter').exists() : 'what the library ships is not generated again'
new ZipFile(new File(basedir, 'shop/target/shop-1.0.jar')).withCloseable { jar ->
    def manifests = jar.stream().filter { it.name.endsWith('.bindings') }.toList()
    assert manifests.size() == 1
    def text = jar.getInputStream(manifests[0]).text
    assert text.contains('acme:shop/desk') && !text.contains('acme:greeter/greetings')
}
def tests = new File(basedir, 'shop/target/generated-test-sources/witloof/com/acme/shop')
assert new File(tests, 'acme/customer/Customer.java').isFile()
assert !new File(tests, 'acme/shop').exists() : 'tests refer to what the main sources ship'
def log = new File(basedir, 'build.log').text
assert log.count('is up to date') == 3 : 'it makes no difference whether classes come from a folder or from a jar'
