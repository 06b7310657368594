// Finds a VS Code that can open a window.
import { programOnPath } from './programs.mjs';

/**
 * The `code` program: VSCODE_PATH, or `code` or `codium` on PATH where there is a screen. Undefined when
 * there is none, and in a terminal of a remote window, whose `code` cannot start a development host.
 */
export function findDesktopCode() {
  if (process.env.VSCODE_PATH) return process.env.VSCODE_PATH;
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return screen ? programOnPath('code', 'codium') : undefined;
}
