def log = new File(basedir, 'build.log').text
def generated = log.count('Generated ')
def upToDate = log.count('is up to date')
assert generated == 1 : "the first build generates, once, found ${generated}"
assert upToDate == 1 : "the second build finds all up to date, found ${upToDate}"
assert log.contains('Nothing to compile')
assert new File(basedir, 'target/classes/com/acme/bindings/acme/greeter/Greetings.class').isFile()
