// Starts `audit lsp` for Markdown, plain text and HTML. All else is the server's.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "mdx", "html", "plaintext"];
let client;

function start() {
  const settings = vscode.workspace.getConfiguration("audit");
  const server = {
    command: settings.get("path"),
    args: ["lsp", ...settings.get("args")],
    transport: TransportKind.stdio,
  };
  client = new LanguageClient("audit", "audit", server, {
    documentSelector: ["file", "untitled"].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
    initializationOptions: { minSeverity: settings.get("minSeverity") },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{audit,pyproject}.toml") },
  });
  return client.start().catch((error) => {
    vscode.window.showErrorMessage(
      `audit could not be started (${error.message}). Is it installed? pip install 'source-audit[lsp]'`,
    );
  });
}

async function restart() {
  await deactivate();
  await start();
}

function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("audit.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("audit") && restart()),
  );
  return start();
}

function deactivate() {
  const running = client;
  client = undefined;
  return running && running.needsStop() ? running.stop() : undefined;
}

module.exports = { activate, deactivate };
