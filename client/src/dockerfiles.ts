/** Files that are Dockerfiles by name. The same names stand in package.json, where VS Code learns them. */
export const dockerfileGlob =
  '**/{Dockerfile,Dockerfile.*,*.Dockerfile,*.dockerfile,Containerfile,Containerfile.*,*.containerfile}';

/** Folders whose Dockerfiles belong to somebody else. */
export const foreignFolders = '**/{node_modules,.git,vendor,dist,.venv}/**';

export const languageId = 'dockerfile';

/** Whether a file name (without folders) is a Dockerfile's; an ignore file beside one (`Dockerfile.dockerignore`) is not. */
export function isDockerfileName(name: string): boolean {
  return (
    /^(?:Dockerfile|Containerfile)(?:\..+)?$|\.(?:dockerfile|containerfile)$/i.test(name) &&
    !/ignore$/i.test(name)
  );
}
