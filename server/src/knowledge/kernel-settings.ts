/**
 * Kernel settings that every container has of its own, so that `docker run --sysctl` and `sysctls:` of compose may set
 * them; all others are the whole machine's. Source: Docker's reference of `docker run`, "Configure namespaced kernel
 * parameters (sysctls) at runtime", read 2026-11-21.
 */
const own =
  /^(?:net\.|fs\.mqueue\.|kernel\.(?:msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced|domainname)$)/;

/**
 * True for a setting that a container may have of its own.
 *
 * @param key with dots: `net.core.somaxconn`
 */
export function isContainerSetting(key: string): boolean {
  return own.test(key);
}
