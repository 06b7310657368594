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

/**
 * Whether an address may give another file tomorrow: it says `latest` or names a branch, or it names no version at all.
 *
 * @param url unknown parts by name; a variable is taken for a version unless it is named for something else
 */
export function movesByName(url: string): boolean {
  if (url.length > longest) return false;
  const path = placeOf(url);
  const known = path.replace(unknownParts, '');
  if (branches.test(known)) return true;
  const moving = movingWords.test(known);
  return moving
    ? !namesVersion(path.slice(path.replace(/[?#].*$/, '').lastIndexOf('/')))
    : !namesVersion(path);
}

/** What stands behind the host; `main` in a distribution's archive is no branch. */
function placeOf(url: string): string {
  return afterHost(url).replace(/\/pool\/main\//, '/pool/');
}

/** True for an address that itself says that another file comes tomorrow: a branch, or `latest` with no version behind it. */
export function saysToMove(url: string): boolean {
  const known = placeOf(url).replace(unknownParts, '');
  return branches.test(known) || (movingWords.test(known) && movesByName(url));
}

const unknownParts = /\$\{[^}]*\}|\$\([^)]*\)|\$\w+/g;

function namesVersion(text: string): boolean {
  const variables = text.match(unknownParts) ?? [];
  if (variables.some((v) => !/ARCH|PLATFORM|OS\b|uname|dpkg|MIRROR|HOST|NAME|TYPE|SUFFIX|EXT/i.test(v)))
    return true;
  return /\d/.test(text.replace(unknownParts, '').replace(noVersions, ''));
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
