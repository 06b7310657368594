import type * as vscode from 'vscode';

/** What the user chose when they last built a Dockerfile. */
export interface Remembered {
  readonly context?: string;
  readonly tag?: string;
  /** Name of a stage; undefined for the last one. */
  readonly target?: string;
}

/** Choices per Dockerfile, kept with the workspace. */
export class BuildMemory {
  constructor(private readonly state: vscode.Memento) {}

  recall(dockerfile: vscode.Uri): Remembered {
    const value = this.state.get<Remembered>(keyOf(dockerfile));
    return typeof value === 'object' && value !== null ? value : {};
  }

  async remember(dockerfile: vscode.Uri, choices: Remembered): Promise<void> {
    await this.state.update(keyOf(dockerfile), choices);
  }
}

function keyOf(dockerfile: vscode.Uri): string {
  return `build:${dockerfile.toString()}`;
}
