/** Which files are looked through for images that are built next to a Dockerfile, and how many at most. */
export const buildFiles = {
  /** Glob, relative to a folder. */
  pattern:
    '**/{compose,compose.*,docker-compose,docker-compose.*,docker-bake,docker-bake.*}.{yml,yaml,hcl,json}',
  /** Folders with other people's files. */
  ignored: '**/{node_modules,.git,vendor,.venv}/**',
  /** Files beyond this number are not read. */
  most: 50,
  /** Larger files are not read; in bytes. */
  largest: 256 * 1024,
} as const;
