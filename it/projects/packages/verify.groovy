def classes = new File(basedir, 'target/classes')
assert new File(classes, 'com/acme_corp/acme/greeter/Greetings.class').isFile() : 'the base package follows the group'
assert new File(classes, 'com/acme/names/People.class').isFile() : 'a package that is mapped stands where it is mapped to'
