import type { Suite } from './suites';

/** The Dockerfile that makes an image of the file tree that `build.sh` leaves beside it. */
export function dockerfile({ distribution, codename, version }: Suite): string {
  const { name, homepage } = distribution;
  return `# ${name} ${version} (${codename}), made from the distribution's signed package archive.
# Build it with "bash build.sh", which makes rootfs.tar first.

# Nothing comes from a registry: all that is in this image was put there by build.sh.
FROM scratch

# ADD unpacks the archive. It holds the whole file tree, with owners and permissions.
ADD rootfs.tar /

# Read by scanners and registries. build.sh passes the time of SOURCE_DATE_EPOCH:
# that of the content, and the same in each build of it.
ARG CREATED
LABEL org.opencontainers.image.title="${name} ${version} base image" \\
      org.opencontainers.image.description="Made from the packages of ${name} ${version} (${codename})" \\
      org.opencontainers.image.url="${homepage}" \\
      org.opencontainers.image.version="${version}" \\
      org.opencontainers.image.created="$CREATED"

# What runs when nothing else is said. Images built from this one set their own command.
CMD ["bash"]
`;
}
