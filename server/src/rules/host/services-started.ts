import { startedUnit } from '../../provenance/started-units';
import { isInit, type Started } from './shipped';

/** Programs that prepare, wait, or only keep a container alive. */
const preparing =
  /^(?:(?:ba|da|a|z|k)?sh|tail|sleep|cat|true|false|env|printenv|echo|printf|touch|export|tini|dumb-init|chmod|chown|crontab|set|declare|exec|:|wait|cd|mkdir|rm|cp|mv|ln|test|\[|\[\[|if|while|for|sed|awk|grep|find|source|\.|read|trap|kill|killall|pkill|ulimit|umask|sysctl|id|ls|stty|mount|umount|ip|ifconfig|hostname|date|nc|curl|wget|tee|xargs|expr|exit|return|unset|shift|local|eval|let|sync|su|sudo|gosu|useradd|usermod|groupadd|adduser|addgroup|passwd|chpasswd|openssl|ssh-keygen|dockerize|wait-for-it(?:\.sh)?|wait-for(?:\.sh)?|envsubst|htpasswd|a2enmod|a2ensite|a2dismod|ldconfig|git|tar|unzip|locale-gen|dpkg-reconfigure|update-.*|mysql|psql|mysqladmin|yes|createuser|createdb|createlang|initdb|pg_isready|mysql_install_db|rabbitmqctl|ssh-add|apt-get|apt|yum|redis-cli|xhost|supervisorctl|systemctl|service|rc-service|rc-update)$/;

/** Programs that watch over others. */
const watchers =
  /^(?:supervisord|s6-svscan|s6-overlay|runsvdir(?:-start)?|runit|runit-init|my_init(?:\.py)?|circusd|foreman|forego|honcho|hivemind|overmind|goreman|multirun|svscan(?:boot)?|chaperone|pm2)$/;

const daemons =
  /^(?:nginx|openresty|apache2|apache2ctl|apachectl|httpd|lighttpd|caddy|php\d*-?fpm[\d.]*|php-fpm[\d.]*|mysqld(?:_safe)?|mariadbd(?:-safe)?|redis-server|valkey-server|mongod|postgres|memcached|uwsgi|haproxy|varnishd|rabbitmq-server)$/;

/** True for a server that is known to run on its own, whoever starts it. */
export function isDaemon({ name, words }: Started): boolean {
  return (
    daemons.test(name) &&
    !words.some((w) => /^(?:-t|-T|-v|-V|-m|-i|-S|-s|--version|configtest|stop|reload|graceful-stop)$/.test(w))
  );
}

/** True for a supervisor or an init that starts further programs. */
export function isWatcher({ name, words }: Started): boolean {
  if (isInit(words[0] ?? '')) return true;
  // pm2 runs copies of one program as well; only with a list of several is it more.
  if (name === 'pm2') return false;
  // These are started with a word that says so.
  if (/^(?:foreman|honcho|goreman|forego|overmind)$/.test(name))
    return words.includes('start') || words.includes('run');
  return watchers.test(name) && !words.some((w) => /^(?:--version|-v|--help)$/.test(w));
}

/** The services among what a container starts: neither what prepares them nor what watches over them; each name once. */
export function servedPrograms(programs: readonly Started[]): Started[] {
  const seen = new Set<string>();
  return programs.filter((program) => {
    const { name, words } = program;
    const known = startedUnit(words) !== undefined || !preparing.test(name);
    if (!known || isWatcher(program) || name === '' || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
