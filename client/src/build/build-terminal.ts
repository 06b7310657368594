import * as vscode from 'vscode';

/** Milliseconds in which VS Code takes a terminal for one that is still being launched, with some to spare. */
const launching = 700;

/** A terminal that shows text and tells when the user presses Ctrl+C or closes it. */
export class BuildTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;
  private isOpen = false;
  private openedAt = 0;
  private waiting: string[] = [];
  private begin: () => void = () => undefined;
  /** Resolves when the user can see the terminal, or has closed it before. */
  readonly opened = new Promise<void>((resolve) => {
    this.begin = resolve;
  });

  /** @param interrupt called on Ctrl+C and when the terminal is closed, also after the end. */
  constructor(private readonly interrupt: () => void) {}

  open(): void {
    this.isOpen = true;
    this.openedAt = Date.now();
    for (const text of this.waiting) this.written.fire(text);
    this.waiting = [];
    this.begin();
  }

  close(): void {
    this.isOpen = false;
    this.begin();
    this.interrupt();
  }

  handleInput(data: string): void {
    if (data.includes('\u0003')) this.interrupt();
  }

  /** Prints a line. Before the terminal is open it is kept. */
  line(text: string): void {
    // A terminal needs the carriage return that a text file has not.
    const ready = `${text.replace(/\r?\n/g, '\r\n')}\r\n`;
    if (this.isOpen) this.written.fire(ready);
    else this.waiting.push(ready);
  }

  /**
   * Ends the task with an exit code. VS Code takes a terminal that ends within its first half second for one that
   * failed to launch, and says so below the output; a build that fails at once has to wait for that.
   */
  end(code: number): void {
    const left = code === 0 ? 0 : this.openedAt + launching - Date.now();
    setTimeout(() => this.closed.fire(code), Math.max(0, left));
  }
}

/** Runs the terminal as a task, so that it appears and can be stopped where the user looks for tasks. */
export async function showAsTask(
  name: string,
  terminal: BuildTerminal,
  folder: vscode.WorkspaceFolder | undefined,
): Promise<void> {
  const execution = new vscode.CustomExecution(async () => terminal);
  const task = new vscode.Task(
    { type: 'dockerfile-hygiene' },
    folder ?? vscode.TaskScope.Workspace,
    name,
    'Dockerfile Hygiene',
    execution,
  );
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    clear: true,
    focus: false,
    showReuseMessage: false,
  };
  task.isBackground = false;
  try {
    if (!vscode.workspace.workspaceFolders?.length) throw new Error('Tasks need a folder.');
    await vscode.tasks.executeTask(task);
  } catch {
    // Without a folder VS Code runs no task; a terminal does the same then.
    vscode.window.createTerminal({ name, pty: terminal }).show(true);
  }
}
