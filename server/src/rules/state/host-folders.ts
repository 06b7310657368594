/** Folders and sockets by which a container reaches the machine: what is needed there is the host's own. */
const ofHost =
  /^\/(?:sys|proc|dev(?!\/shm)|lib\/modules|(?:var\/)?run\/(?:docker\.sock|docker|dbus|udev|systemd)|tmp\/\.X11-unix)(?:\/|$)/;

/** True for `/sys/fs/cgroup`, `/var/run/docker.sock` and their like, which a volume only hides. */
export function isOfHost(folder: string): boolean {
  return ofHost.test(folder);
}

/** True where a container engine keeps its layers: it cannot do so on the overlay that a container's own files are. */
export function isEngineStore(folder: string): boolean {
  return /^\/var\/lib\/(?:docker|containers|containerd|rancher|kubelet)(?:\/|$)/.test(folder);
}

/** The option of `docker run` that brings the host's folder in: `-v /dev/snd:/dev/snd`. */
export function bindMount(folder: string): string {
  return `-v ${folder}:${folder}${/^\/(?:sys|lib)\//.test(folder) ? ':ro' : ''}`;
}
