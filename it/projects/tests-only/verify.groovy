assert new File(basedir, 'target/generated-test-sources/witloof/com/acme/bindings/acme/greeter/Greetings.java').isFile()
assert new File(basedir, 'target/test-classes/com/acme/QuietGreetings.class').isFile()
assert !new File(basedir, 'target/classes/com').exists()
