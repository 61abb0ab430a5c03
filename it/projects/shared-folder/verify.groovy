def folder = new File(basedir, 'src/shared/java/com/acme/bindings/acme/greeter')
assert new File(folder, 'Greetings.java').isFile()
assert new File(folder, 'Quiet.java').isFile()
assert new File(folder, 'Whisper.java').text.contains('Written by hand') : 'what was not generated is left alone'
assert !new File(folder, 'Shouts.java').exists() : 'what was generated and is no longer wanted is removed'
assert !new File(folder, 'Loud.java').exists()
