"""The VS Code extension: what it declares, and that it starts the server, with VS Code itself played by a stub."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from support import ROOT

from audit.lsp.reader import FORMATS
from audit.version import __version__

FOLDER = ROOT / "editors/vscode"
PACKAGE = json.loads((FOLDER / "package.json").read_text("utf-8"))
SCRIPT = (FOLDER / "extension.js").read_text("utf-8")

STUB = """
const Module = require("module");
const told = { watched: [], errors: [], commands: [], clients: [] };
const settings = { path: "/opt-audit", args: ["--config", "x.toml"], minSeverity: "info" };
class LanguageClient {
  constructor(id, name, server, options) { told.clients.push({ id, server, options }); }
  start() { return FAILS ? Promise.reject(new Error("ENOENT")) : Promise.resolve(); }
  needsStop() { return true; }
  stop() { told.stopped = (told.stopped || 0) + 1; return Promise.resolve(); }
}
const stubs = {
  vscode: {
    workspace: {
      getConfiguration: () => ({ get: (key) => settings[key] }),
      createFileSystemWatcher: (glob) => told.watched.push(glob),
      onDidChangeConfiguration: (heard) => { told.change = heard; return { dispose() {} }; },
    },
    window: { showErrorMessage: (message) => told.errors.push(message) },
    commands: { registerCommand: (name) => told.commands.push(name) },
  },
  "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: 0 } },
};
const load = Module._load;
Module._load = (name, ...rest) => stubs[name] || load(name, ...rest);
const extension = require(process.argv[1]);
(async () => {
  await extension.activate({ subscriptions: { push() {} } });
  await told.change({ affectsConfiguration: (name) => name === "audit" });
  await new Promise((done) => setTimeout(done, 20));
  await extension.deactivate();
  console.log(JSON.stringify(told));
})();
"""


def played(fails: bool = False) -> dict[str, object]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js on this machine")
    stub = STUB.replace("FAILS", str(fails).lower())
    path = str(FOLDER / "extension.js")
    done = subprocess.run([node, "-e", stub, path], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    out: dict[str, object] = json.loads(done.stdout)
    return out


def test_what_it_declares_is_what_it_uses() -> None:
    assert PACKAGE["version"] == __version__ and (FOLDER / PACKAGE["main"]).is_file()
    languages = re.findall(r'"(\w+)"', re.search(r"LANGUAGES = \[(.*?)\]", SCRIPT)[1])  # type: ignore[index]
    assert sorted(PACKAGE["activationEvents"]) == sorted(f"onLanguage:{name}" for name in languages)
    assert set(languages) <= set(FORMATS)
    properties = PACKAGE["contributes"]["configuration"]["properties"]
    assert set(re.findall(r'settings\.get\("(\w+)"\)', SCRIPT)) == {name.partition(".")[2] for name in properties}
    required = set(re.findall(r'require\("([\w-]+)', SCRIPT)) - {"vscode"}
    assert required == set(PACKAGE["dependencies"])


def test_an_untrusted_folder_cannot_choose_the_program() -> None:
    trust = PACKAGE["capabilities"]["untrustedWorkspaces"]
    assert trust["supported"] == "limited" and set(trust["restrictedConfigurations"]) == {"audit.path", "audit.args"}


def test_it_starts_the_server_and_again_when_its_settings_change() -> None:
    told = played()
    first, second = told["clients"]  # type: ignore[misc]
    assert first["server"] == {"command": "/opt-audit", "args": ["lsp", "--config", "x.toml"], "transport": 0}
    assert first["options"]["initializationOptions"] == {"minSeverity": "info"}
    assert {"scheme": "file", "language": "markdown"} in first["options"]["documentSelector"]
    assert second["server"] == first["server"] and told["stopped"] == 2
    assert told["commands"] == [c["command"] for c in PACKAGE["contributes"]["commands"]]


def test_it_says_what_to_do_where_audit_is_missing() -> None:
    told = played(fails=True)
    assert "pip install 'source-audit[lsp]'" in told["errors"][0]  # type: ignore[index]
