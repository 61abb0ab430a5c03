def sources = new File(basedir, 'target/generated-sources/witloof/com/acme/bindings/acme/greeter')
assert new File(sources, 'Greetings.java').text.contains('greetAll')
assert !new File(sources, 'Farewells.java').exists() : 'files of an interface that is gone are removed'
assert !new File(sources, 'adapters/FarewellsAdapter.java').exists()
assert new File(basedir, 'build.log').text.count('Generated ') == 2
