package logbatch.reporter;

/// The frame of the HTML report: head, style, and nothing that a browser would have to load.
final class ReportPage {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--back:#f6f7f9;--card:#fff;--text:#1c2330;--soft:#5b6577;--line:#e1e5ec;\
      --bar:#3b6fd4;--good:#176b3a;--good-back:#dcf3e4;--mixed:#7a4d00;--mixed-back:#fdeecb;--bad:#9b1c1c;\
      --bad-back:#fbdfdf;--open:#3a4660;--open-back:#e6eaf2}
      @media(prefers-color-scheme:dark){:root{--back:#12161d;--card:#1b212b;--text:#e6eaf1;--soft:#9aa6b8;\
      --line:#2c3542;--bar:#7aa5f5;--good:#8fe0ae;--good-back:#14351f;--mixed:#f4cf7f;--mixed-back:#3a2c0d;\
      --bad:#f6a5a5;--bad-back:#401a1a;--open:#c3cde0;--open-back:#2a3342}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif}
      main{max-width:60rem;margin:0 auto;padding:2rem 1rem 3rem}
      h1{margin:.1rem 0 .6rem;font-size:1.6rem;line-height:1.25;overflow-wrap:anywhere}
      h2{margin:0 0 .6rem;font-size:1rem}
      .kind{margin:0;color:var(--soft);font-size:.9rem}
      .badge{display:inline-block;margin:0 0 1rem;padding:.15rem .8rem;border-radius:1rem;font-weight:600}
      .good{color:var(--good);background:var(--good-back)}
      .mixed{color:var(--mixed);background:var(--mixed-back)}
      .bad{color:var(--bad);background:var(--bad-back)}
      .open{color:var(--open);background:var(--open-back)}
      .reason{margin:0 0 1rem;overflow-wrap:anywhere}
      section{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.2rem;\
      margin:0 0 1rem}
      .balance{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1.4rem;color:var(--soft)}
      .balance p{margin:0}
      .balance strong{display:block;color:var(--text);font-size:1.9rem;line-height:1.2;\
      font-variant-numeric:tabular-nums}
      .balance span{font-size:1.6rem}
      .minor{display:flex;flex-wrap:wrap;gap:.3rem 1.8rem;margin:1rem 0 0;font-size:.9rem}
      .minor div{display:flex;gap:.4rem;max-width:100%}
      dt{color:var(--soft)}
      dd{margin:0;overflow-wrap:anywhere}
      .tables{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 1rem;align-items:start}
      table{width:100%;border-collapse:collapse;font-size:.95rem}
      th{color:var(--soft);font-weight:500;text-align:left}
      th,td{padding:.3rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}
      tr:last-child td{border-bottom:0}
      .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      .wide{overflow-x:auto}
      code{font:.85rem ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
      svg{display:block;width:100%;height:auto;fill:var(--bar)}
      .axis{display:flex;justify-content:space-between;margin:.4rem 0 0;color:var(--soft);font-size:.85rem}
      footer{color:var(--soft)}
      footer dd{color:var(--text)}
      """;

  private ReportPage() {}

  /// @param title escaped
  /// @param body HTML
  static String of(String title, String body) {
    return """
    <!doctype html>
    <html lang="pt-BR">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="referrer" content="no-referrer">
    <title>Relatório:\
    """
        + " "
        + title
        + """
        </title>
        <style>
        """
        + STYLE
        + """
        </style>
        </head>
        <body>
        <main>
        """
        + body
        + """
        </main>
        </body>
        </html>
        """;
  }
}
