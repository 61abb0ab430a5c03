package dev.witloof.docs;

import org.commonmark.node.Text;

/** What stands around the content of a page to make an HTML file of it. */
final class HtmlFrame {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2228; --paper: #fff; --line: #d5dae0; --link: #0b5cad; --soft: #f3f5f7; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #dfe3e8; --paper: #16191d; --line: #383e46; --link: #78b4f0; --soft: #22272d; }
            }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
            main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1.25rem 6rem; overflow-wrap: break-word; }
            h1, h2, h3, h4, h5 { line-height: 1.25; margin: 1.6em 0 .5em; }
            h2 { border-top: 1px solid var(--line); padding-top: 1.2em; margin-top: 2.4em; font-size: 1.4rem; }
            h3 { font-size: 1.15rem; }
            h3:has(code), h4 { font-size: 1.05rem; background: var(--soft); padding: .35em .6em; border-radius: .3em; }
            h5 { font-size: 1rem; border-left: 3px solid var(--line); padding-left: .6em; }
            a { color: var(--link); text-decoration: none; }
            a:hover { text-decoration: underline; }
            a[id] { scroll-margin-top: 1rem; }
            :target { outline: 2px solid var(--link); outline-offset: 3px; }
            code { font: .92em ui-monospace, monospace; }
            pre { background: var(--soft); padding: .7em 1em; border-radius: .3em; overflow-x: auto; }
            p, ul, ol { margin: .5em 0; }
            ul ul { margin: 0; }
            """;

    private HtmlFrame() {}

    static String around(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Rendering.html(new Text(title)), STYLE, content);
    }
}
