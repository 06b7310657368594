/** What the names of a download tell before anything was downloaded: software or data, and whether its address stands still. */

const software =
  /\.(?:tar|tgz|tbz2?|txz|tzst|zip|7z|rar|cpio|jar|war|ear|aar|phar|whl|egg|gem|exe|msi|dll|so|dylib|apk|deb|rpm|run|appimage|vsix|hpi|jpi|xpi|nupkg|crate|sh|bash|zsh|py|pl|pm|rb|js|mjs|cjs|php|lua|tcl|wasm|ko|c|cc|cpp|h|hpp|go|rs|java|patch|diff|iso|qcow2|img|elf)$/i;

/** Packed data keeps the ending of what it holds in front of the one of its packing. */
const packed = /\.(?:gz|bz2|xz|zst|lzma|z|lz4|zip)$/i;

const data =
  /\.(?:json5?|jsonl|ya?ml|toml|ini|cfg|conf|config|cnf|properties|env|xml|xsd|xsl|csv|tsv|txt|text|md|rst|html?|css|scss|less|map|svg|png|jpe?g|gif|webp|ico|bmp|tiff?|ttf|otf|woff2?|eot|pem|crt|cer|der|key|pub|asc|sig|gpg|p12|jks|sha\d*|sha\d+sums?|md5|list|repo|sources|service|socket|timer|desktop|rules|pdf|ps|docx?|xlsx?|mp[34]|wav|ogg|flac|avi|mkv|webm|sql|sqlite3?|db|mmdb|dump|rdb|fa|fasta|fastq|fna|faa|gff\d?|gtf|vcf|bed|bam|sam|fq|nwk|hmm|pdb|h5|hdf5|npy|npz|parquet|pkl|pickle|pt|pth|ckpt|onnx|tflite|gguf|ggml|safetensors|caffemodel|prototxt|weights|pb|traineddata|dic|aff|mo|po|vim|vimrc|bashrc|zshrc|tmux|theme|snap|log|template|tpl|tmpl|j2|schema|graphql|proto|lock|dat|osm|pbf|shp|hgt|tif|nc|grib2?|geojson|gml|mbtiles|wasmdata|rom|cube|lut|ics|bib|eml|hosts|zone|hints|cache)$/i;

/** No address is longer; what is, is not looked into. */
const longest = 4096;

/** Words in an address that say it is training data, a model, examples, a font: nothing that runs. */
const dataPlaces =
  /[-_]data(?=\.)|(?:^|[/._-])(?:noto\w*|words|datasets?|data-?sets?|weights|checkpoints?|ckpts?|pretrained|corpora|corpus|wordlists?|dictionar(?:y|ies)|fonts?|test-?data|testdata|sample-?data|samples?|examples?|demo-?data|test-?files?|fixtures|taxonomy|genomes?|embeddings?|word2vec|glove|wikitext|imagenet|geolite2?|geoip|dbip|maxmind|timezones?|wallpapers?|locales?|translations?|sounds?|voices?|models?)(?=[/._-]|\d|$)/i;

const dataHosts =
  /^[a-z]+:\/\/(?:[^/@]*@)?(?:(?:[\w-]+\.)?huggingface\.co|hf\.co|zenodo\.org|figshare\.com|[\w.-]*\.figshare\.com|fonts\.[\w.]+|[\w.-]*kaggle\.com|drive\.google\.com|docs\.google\.com|download\.pytorch\.org\/models|ftp\.ncbi\.nlm\.nih\.gov\/(?:blast\/db|genomes|pub\/taxonomy)|data\.[\w.-]+|dataset[\w.-]*|models?\.[\w.-]+|dumps\.wikimedia\.org)(?=[/:]|$)/i;

/** Names that releases for machines have. */
const builtNames =
  /(?:^|[-_.])(?:amd64|arm64|x86[-_]?64|x64|aarch64|armv?[67]\w*|i[36]86|linux(?:32|64)?|musl|static)(?=$|[-_.])|\$\{?\w*(?:ARCH|OS)\b/i;
/** Folders that such releases lie in. */
const builtPlaces = /\/releases\/(?:latest\/)?download\/|\/linux\/(?:amd64|arm64|x86_64|aarch64|\$)/i;

/**
 * What a download is, by its address and the name it is saved under. `sample`: the form of software, in a place for
 * data, models and examples.
 *
 * @param path where it lies in the image; undefined when it was not saved
 * @returns undefined when the names do not tell
 */
export function kindByName(
  url: string,
  path: string | undefined,
): 'software' | 'data' | 'sample' | undefined {
  if (url.length > longest) return undefined;
  const address = url.replace(/[?#](?![^{]*\}).*$/, '').replace(/\/+$/, '');
  if (dataHosts.test(url) || (url.includes('$(') && /(?:sha\d+|md5)-?sums?|checksums?\b/i.test(url)))
    return 'data';
  let named = false;
  // The name that it is saved under says more than the one it had.
  for (const name of [path ?? '', address]) {
    if (!named && data.test(name.replace(packed, ''))) return 'data';
    named ||= software.test(name) || /\.tar$/i.test(name.replace(packed, ''));
  }
  const file = afterHost(address).replace(/^.*\//, '');
  // A release of a project is software, whatever the project is about.
  if (dataPlaces.test(/\/releases\//.test(address) ? file : afterHost(address))) return 'sample';
  return named || builtPlaces.test(address) || builtNames.test(file) ? 'software' : undefined;
}

/** Where programs are run by their name, and where shells and the system read scripts from, whatever these are called. */
const folders =
  /\/(?:s?bin|bash[-_]completion\.d|bash-completion\/completions|(?:zsh\/)?(?:site|vendor)-functions|profile\.d|init\.d|cron\.(?:d|hourly|daily|weekly|monthly))\/[^/]+$|\/\.(?:bash_aliases|bash_profile|profile)$/;

/** True for a place from which programs and scripts are run by their name. */
export function isProgramFolder(path: string): boolean {
  return folders.test(path) && !/\.(?:json|ya?ml|txt|conf|md)$/i.test(path);
}

/** Host of an address, in lower case; undefined when it is not known. */
export function hostOf(url: string): string | undefined {
  const scp = /^[\w.-]+@([\w.-]+):/.exec(url);
  return (scp?.[1] ?? /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:?#$]+)/i.exec(url)?.[1])?.toLowerCase();
}

function afterHost(url: string): string {
  return url.replace(/^[a-z+]+:\/\/[^/]*/i, '');
}

/** Names of branches, wherever they stand. */
const branches = /(?:^|[/._=-])(?:master|main|head|trunk)(?=$|[/._?&=-])|refs\/heads\//i;
/** Words that say which version is meant, where the file's own name says none. */
const movingWords =
  /(?:^|[/._=-])(?:latest|nightly|nightlies|snapshots?|current|stable|dev|develop|devel|edge|canary|lastsuccessfulbuild|lastsuccessful|tip|rolling|continuous)(?=$|[/._?&=-])/i;

/** Numbers in names that are no versions: of machines, formats and widths. */
const noVersions =
  /x86[-_]64|amd64|arm64(?:v8)?|aarch64|arm32v\d|armv\d\w*|i[3-6]86|x64|x86|win(?:32|64)|linux(?:32|64)|64-?bit|32-?bit|sha\d+|utf-?8|(?:bz|lib)2|\b7z\b|s3|ec2|md5|\.(?:tar\.)?bz2/gi;

/** A version that is written out: `-1.2.3`, `v1.2`, `_58.0-1`, a day, a commit. */
const writtenVersion =
  /(?:^|[^\d.])\d+\.\d+|(?:^|\D)20\d{6}(?!\d)|(?:^|[^\da-f])(?=[a-f]*\d)[\da-f]{12,}(?![\da-f])/i;
/** The same with all that belongs to a release, so that it is not the name of a series. */
const wholeVersion = /(?:^|[^\d.])\d+\.\d+\.\d+/;

/**
 * Whether an address may give another file tomorrow: it says `latest` or names a branch, and no version there or behind
 * it, or it names no version at all. Where a forge serves a repository's files, its ref decides.
 *
 * @param url unknown parts by name; a variable is taken for a version unless it is named for something else
 */
export function movesByName(url: string): boolean {
  if (url.length > longest) return false;
  const ref = refIn(url);
  if (ref !== undefined && namesVersion(ref)) return false;
  if (ref !== undefined && (isWord(branches, ref) || isWord(movingWords, ref))) return true;
  const path = placeOf(url);
  const parts = path.replace(unknownParts, (variable) => variable.replaceAll('/', '')).split('/');
  const branch = parts.findIndex((part) => isWord(branches, part));
  if (branch >= 0 || /refs\/heads\//i.test(path))
    return !parts.slice(Math.max(branch, 0)).some(carriesVersion);
  const moving = parts.findIndex((part) => isWord(movingWords, part));
  if (moving < 0) return !namesVersion(path);
  const whole = parts.slice(moving).some((part) => wholeVersion.test(withoutNumbers(part)));
  const file = path.replace(/\/download\/?$/, '').replace(/[?#].*$/, '');
  return !whole && !namesVersion(path.slice(file.lastIndexOf('/')));
}

function isWord(word: RegExp, part: string): boolean {
  return word.test(part.replace(unknownParts, ''));
}

function carriesVersion(part: string): boolean {
  return hasVersionVariable(part) || writtenVersion.test(withoutNumbers(part));
}

/** Without variables, and without numbers that are no versions. */
function withoutNumbers(text: string): string {
  return text.replace(unknownParts, '').replace(noVersions, '');
}

/** Paths below which a forge serves a repository's files as they are at a ref: GitHub, GitLab, Gitea, Bitbucket. */
const forgePaths = [
  /^raw\.github(?:usercontent)?\.com\/[^/]+\/[^/]+\/(.+)$/i,
  /^codeload\.github\.com\/[^/]+\/[^/]+\/[^/]+\/(.+)$/i,
  /^api\.github\.com\/repos\/[^/]+\/[^/]+\/(?:tar|zip)ball\/(.+)$/i,
  /^[^/]+\/[^/]+\/.+?\/-\/(?:raw|archive|blob)\/(.+)$/i,
  /^[^/]*(?:git|bitbucket|codeberg)[^/]*\/[^/]+\/[^/]+\/(?:raw|archive|blob|tree|tarball|zipball|get|src)\/(?:(?:branch|tag|commit)\/)?(.+)$/i,
];

/** The ref of such an address, with the ending of an archive; undefined for other addresses. */
function refIn(url: string): string | undefined {
  const address = url.replace(/^[a-z+]+:\/\/(?:[^/@]*@)?/i, '');
  for (const forge of forgePaths) {
    const rest = forge.exec(address)?.[1]?.replace(/^refs\/(?:heads|tags)\//, '');
    if (rest !== undefined) return /^(?:\$\{[^}]*\}|[^/?#])+/.exec(rest)?.[0];
  }
  return undefined;
}

/** What stands behind the host; `main` in a distribution's archive is no branch. */
function placeOf(url: string): string {
  return afterHost(url).replace(/\/pool\/main\//, '/pool/');
}

/** True for an address that itself says that another file comes tomorrow: a branch, or `latest` with no version behind it. */
export function saysToMove(url: string): boolean {
  const known = placeOf(url).replace(unknownParts, '');
  return (branches.test(known) || movingWords.test(known)) && movesByName(url);
}

const unknownParts = /\$\{[^}]*\}|\$\([^)]*\)|\$\w+/g;

function namesVersion(text: string): boolean {
  return hasVersionVariable(text) || /\d/.test(withoutNumbers(text));
}

function hasVersionVariable(text: string): boolean {
  const variables = text.match(unknownParts) ?? [];
  return variables.some((v) => !/ARCH|PLATFORM|OS\b|uname|dpkg|MIRROR|HOST|NAME|TYPE|SUFFIX|EXT/i.test(v));
}

/**
 * Whether a git ref moves: no ref is the default branch; a name with a number in it is taken for a tag, one that is not
 * known for what it is named after.
 */
export function movesByRef(ref: string | undefined): boolean {
  if (ref === undefined || ref === '') return true;
  if (/[${(]/.test(ref)) return false;
  const name = ref.replace(/^(?:origin\/|refs\/heads\/)/, '');
  if (/^refs\/heads\//.test(ref)) return true;
  if (/^[0-9a-f]{7,40}$/.test(name) || /^(?:refs\/)?tags\//.test(name)) return false;
  return !/\d/.test(name) || /(?:^|[.\d])x$/i.test(name);
}
