/**
 * Game servers with a world.
 * Source: the projects' and images' documentation, and names seen in public Dockerfiles; curated 2026-11-21.
 */
import type { Service } from './service';

export const games: readonly Service[] = [
  {
    id: 'minecraft',
    name: 'Minecraft server',
    kind: 'game',
    images: [
      'minecraft',
      'minecraft-server',
      'minecraft-bedrock',
      'minecraft-bedrock-server',
      'spigot',
      'papermc',
      'bukkit',
      'craftbukkit',
      'minecraft_docker',
    ],
    packages: ['minecraft-server'],
    daemons: [
      'minecraft_server.jar',
      'minecraft_server.*.jar',
      'minecraft-server.jar',
      'spigot.jar',
      'spigot-*.jar',
      'craftbukkit.jar',
      'craftbukkit-*.jar',
      'paper.jar',
      'paper-*.jar',
      'paperclip.jar',
      'bedrock_server',
      'fabric-server-launch.jar',
      'forge.jar',
      'forge-*-universal.jar',
    ],
    archives: [
      'minecraft_server(\\.\\S*)?\\.jar',
      'spigot(-.*)?\\.jar',
      'craftbukkit.*\\.jar',
      'paper(clip|-\\d.*)?\\.jar',
      'bedrock-server-.*\\.zip',
      'BuildTools\\.jar',
      'forge-.*-installer\\.jar',
      'FTB.*Server.*\\.zip',
    ],
    ports: [25565, 19132],
    knownImages: [
      {
        repositories: [
          'docker.io/itzg/minecraft-server',
          'docker.io/itzg/minecraft-bedrock-server',
          'ghcr.io/itzg/minecraft-server',
        ],
        data: [{ paths: ['/data'], volumes: ['/data'] }],
        secrets: [{ name: 'RCON_PASSWORD', file: 'RCON_PASSWORD_FILE' }],
      },
    ],
    backup: { how: 'Turn saving off (save-off, save-all), copy the world, and turn it on again.' },
    stop: { signal: 'SIGTERM', byImage: true, seconds: 60 },
  },
  {
    id: 'terraria',
    name: 'Terraria server',
    kind: 'game',
    images: ['terraria', 'terraria-server', 'tshock'],
    packages: [],
    daemons: ['TerrariaServer', 'TerrariaServer.exe', 'TerrariaServer.bin.x86_64'],
    archives: ['terraria-server-.*\\.zip', '(tshock|TShock).*\\.zip'],
    knownImages: [
      {
        repositories: ['docker.io/ryshe/terraria'],
        data: [{ paths: ['/root/.local/share/Terraria/Worlds'] }],
      },
    ],
    backup: { how: 'Save the world and copy its file.' },
  },
  {
    id: 'factorio',
    name: 'Factorio server',
    kind: 'game',
    images: ['factorio'],
    packages: [],
    daemons: ['factorio'],
    archives: ['factorio_headless.*', 'factorio.*headless.*\\.tar\\.(xz|gz)'],
    ports: [34197],
    knownImages: [
      {
        repositories: ['docker.io/factoriotools/factorio'],
        data: [{ paths: ['/factorio'], volumes: ['/factorio'] }],
      },
    ],
    backup: { how: 'Save the game and copy the save files.' },
  },
  {
    id: 'valheim',
    name: 'Valheim server',
    kind: 'game',
    images: ['valheim', 'valheim-server'],
    packages: [],
    daemons: ['valheim_server.x86_64'],
    knownImages: [
      {
        repositories: [
          'docker.io/lloesche/valheim-server',
          'ghcr.io/lloesche/valheim-server',
          'ghcr.io/community-valheim-tools/valheim-server',
        ],
        data: [{ paths: ['/config'], volumes: ['/config'] }],
        secrets: [{ name: 'SERVER_PASS' }],
      },
    ],
    backup: { how: 'Copy the world files after they were saved.' },
    stop: { signal: 'SIGTERM', byImage: true, seconds: 120 },
  },
  {
    id: 'minetest',
    name: 'Luanti (Minetest) server',
    kind: 'game',
    images: ['minetest', 'luanti', 'minetestserver'],
    packages: ['minetest-server', 'luanti-server', 'minetestserver'],
    daemons: ['minetestserver', 'luantiserver'],
    knownImages: [
      {
        repositories: ['ghcr.io/luanti-org/luanti', 'ghcr.io/minetest/minetest'],
        data: [{ paths: ['/var/lib/minetest'] }],
      },
    ],
    backup: { how: 'Stop it and copy the world’s directory, or use sqlite3 .backup on its map.' },
  },
  {
    id: 'ark',
    name: 'ARK server',
    kind: 'game',
    images: ['ark-server', 'ark-survival'],
    packages: [],
    daemons: ['ShooterGameServer'],
    backup: { how: 'Save the world (saveworld) and copy the Saved directory.' },
  },
  {
    id: 'starbound',
    name: 'Starbound server',
    kind: 'game',
    images: ['starbound', 'starbound-server'],
    packages: [],
    daemons: ['starbound_server'],
    backup: { how: 'Stop it and copy the storage directory.' },
  },
];
