import * as vscode from 'vscode';
import { commandIds } from '../command-ids';
import { messageOf, type Server } from '../server';
import { buildCommand } from './build-command';
import { askForBaseImage, type BaseImageOrder, type Preselection } from './dialog';
import { baseImageFiles } from './files';
import { writeFiles } from './write-files';

/** Registers *Create Base Image from Distribution…*. */
export function registerBaseImageCommands(server: Server): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand(commandIds.createBaseImage, (argument) => create(server, argument)),
  ];
}

/** Writes the files, shows the Dockerfile and says how to go on. Runs nothing. Resolves when the files are there. */
async function create(server: Server, argument: unknown): Promise<void> {
  const order = await askForBaseImage(readPreselection(argument));
  if (!order) return;
  try {
    if (!(await writeFiles(order.folder, baseImageFiles(order.choice)))) return;
    await show(order.folder, 'Dockerfile');
  } catch (error) {
    server.log.error(`Create Base Image: ${messageOf(error)}`);
    void vscode.window.showErrorMessage(
      `The files of the base image could not be written: ${messageOf(error)}`,
    );
    return;
  }
  void sayHowToGoOn(order);
}

async function sayHowToGoOn({ choice, folder }: BaseImageOrder): Promise<void> {
  const open = 'Open build.sh';
  const copy = 'Copy Build Command';
  const answer = await vscode.window.showInformationMessage(
    `The files of the base image are written. Running build.sh on Linux makes ${choice.image}.`,
    open,
    copy,
  );
  if (answer === open) await show(folder, 'build.sh');
  if (answer === copy) {
    const path = folder.scheme === 'file' ? folder.fsPath : undefined;
    await vscode.env.clipboard.writeText(buildCommand(path, choice.tool === 'debootstrap'));
  }
}

/** Opens a file in a tab that stays when the next is opened. */
async function show(folder: vscode.Uri, name: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name), { preview: false });
}

/** Reads the command's argument, which may come from a key binding. */
function readPreselection(argument: unknown): Preselection {
  if (typeof argument !== 'object' || argument === null) return {};
  const { distribution, suite } = argument as Record<string, unknown>;
  return {
    ...(typeof distribution === 'string' ? { distribution } : {}),
    ...(typeof suite === 'string' ? { suite } : {}),
  };
}
