import java.util.zip.ZipFile

def generated = new File(basedir, 'target/generated-sources/witloof/com/acme/bindings/acme/greeter/Greetings.java')
assert generated.isFile()
assert generated.text.contains('Greets someone by name.')
assert new File(basedir, 'target/classes/com/acme/PoliteGreetings.class').isFile()
new ZipFile(new File(basedir, 'target/minimal-1.0.jar')).withCloseable { jar ->
    assert jar.stream().anyMatch { it.name == 'com/acme/bindings/acme/greeter/Greeter.class' }
    assert jar.stream().anyMatch { it.name.startsWith('META-INF/witloof/') }
}
assert !new File(basedir, 'build.log').text.contains('does not compile without')
