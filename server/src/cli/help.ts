/** What `--help` prints. */
export const help = `Usage: dockerfile-hygiene [options] [paths...]

Says what in Dockerfiles and compose files cannot be trusted, what the distribution did not make, and what should not live
in a container. Folders are searched for Dockerfile, Dockerfile.*, *.Dockerfile, *.dockerfile, Containerfile*,
*.containerfile, compose*.yaml and docker-compose*.yaml (also .yml); files that are named are always linted, those with the
name of a compose file as one, all others as Dockerfiles; - is standard input. Without paths, the current folder is searched.

Options:
  -f, --format FORMAT    text (default), json, sarif (2.1.0), or provenance: in place of findings, where everything in the
                         images comes from, as JSON without dates and lines, to be compared between two states of a file
      --fail-on LEVEL    lowest severity that makes the exit code 1: error, warning (default), information, hint, never
                         (default for --format provenance)
      --preset PRESET    recommended, strict or distribution-only,
                         instead of what the policy says
      --policy FILE      use this policy file for all Dockerfiles
      --no-policy        look for no policy file
      --today DAY        judge as on this day, YYYY-MM-DD
  -o, --output FILE      write the report to a file
      --fix              apply all safe fixes to the files, then report what is left
  -q, --quiet            findings only, no summary
      --stdin-path PATH  path that standard input is taken to have
      --check-updates    ask the registries whether the tags of pinned images (tag and digest) name a newer image, in
                         the preset strict also for the digests to pin to; uses the logins of docker and podman and the
                         environment's proxies; --fix never writes a digest
      --insecure-registry HOST
                         registry, with port if it has one, that may be asked without encryption or with any certificate;
                         can be repeated
      --explain RULE     print a rule's page
      --knowledge-dates  print where the facts that come with the linter are from, and of which day
      --update-package-data [MIRROR]
                         fetch the sizes of Debian's packages anew and keep them for later runs: from the mirror
                         (https://mirror.example.org/debian), or from what apt has on this machine; nothing is linted
      --version          print the version
  -h, --help             print this

Exit code: 0 nothing to report at the --fail-on level, 1 findings, 2 could not run: wrong arguments, nothing that could
be linted, a named path that could not be read, or --check-updates without an answer for any image (everything else is
still linted and reported). A registry that does not answer is told on standard error, and changes nothing else as long
as there was an answer for some image. Without --check-updates and --update-package-data the network is not used.
`;
