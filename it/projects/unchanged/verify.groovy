def log = new File(basedir, 'build.log').text
def generated = log.count('Generated ')
def upToDate = log.count('is up to date')
assert generated == 1 : "the first build generates, once, found ${generated}"
assert upToDate == 1 : "the second build finds all up to date, found ${upToDate}"
assert log.contains('Nothing to compile')
assert new File(basedir, 'target/classes/com/acme/bindings/acme/greeter/Greetings.class').isFile()

// The plugin is one jar without dependencies, for builds like the second one.
def folder = new File(localRepositoryPath, 'dev/witloof/witloof-maven-plugin').listFiles().find { it.directory }
def pom = folder.listFiles().find { it.name.endsWith('.pom') }.text
def needed = pom.findAll(/(?s)<dependency>.*?<\/dependency>/).findAll { !it.contains('<scope>provided<') && !it.contains('<scope>test<') }
assert needed.isEmpty() : "the plugin's POM has dependencies: ${needed}"
def jar = folder.listFiles().find { it.name.endsWith('.jar') && !it.name.contains('-sources') && !it.name.contains('-javadoc') }
new java.util.zip.ZipFile(jar).withCloseable { zip ->
    def text = { name -> zip.getInputStream(zip.getEntry(name)).text }
    def thirdParty = text('META-INF/THIRD-PARTY.txt')
    thirdParty.findAll(/META-INF\/\S*[A-Za-z]/).each { assert zip.getEntry(it) : "${it} is named and not there" }
    assert text('META-INF/NOTICE').contains('Jackson')
    assert text('META-INF/LICENSE').contains('Apache License')
    assert text('META-INF/LICENSE.txt').contains('Atlassian')
    def owners = ['dev/witloof/', 'org/antlr/v4/', 'org/commonmark/', 'com/fasterxml/jackson/core/', 'com/squareup/javapoet/', 'org/jspecify/']
    def others = zip.entries().findAll { it.name.endsWith('.class') && !owners.any { owner -> it.name.startsWith(owner) } }
    assert others.isEmpty() : "classes of a library that THIRD-PARTY.txt does not name: ${others*.name.take(5)}"
}
