/** Every rule, in the order of their families. A new rule adds one line here. */
import { endOfLifeBase } from './bases/end-of-life-base';
import { floatingBase } from './bases/floating-base';
import { frozenBase } from './bases/frozen-base';
import { invalidBaseSignature } from './bases/invalid-base-signature';
import { lookalikeBase } from './bases/lookalike-base';
import { staleBaseDigest } from './bases/stale-base-digest';
import { undigestedBase } from './bases/undigested-base';
import { untrustedBase } from './bases/untrusted-base';
import { anonymousVolume } from './compose/anonymous-volume';
import { literalPassword } from './compose/literal-password';
import { misplacedVolume } from './compose/misplaced-volume';
import { openPort } from './compose/open-port';
import { fullUpgrade } from './host/full-upgrade';
import { hostDaemon } from './host/host-daemon';
import { kernelSetting } from './host/kernel-setting';
import { manyServices } from './host/many-services';
import { remoteLogin } from './host/remote-login';
import { scheduledJob } from './host/scheduled-job';
import { unmanagedConfig } from './host/unmanaged-config';
import type { Rule } from './rule';
import { deadSource } from './sources/dead-source';
import { foreignPackage } from './sources/foreign-package';
import { foreignPackageIndex } from './sources/foreign-package-index';
import { globalKey } from './sources/global-key';
import { mixedSuite } from './sources/mixed-suite';
import { packageFile } from './sources/package-file';
import { remoteScript } from './sources/remote-script';
import { thirdPartyRepository } from './sources/third-party-repository';
import { uncheckedPackages } from './sources/unchecked-packages';
import { unpinnedKey } from './sources/unpinned-key';
import { unverifiedDownload } from './sources/unverified-download';
import { bakedDataRule } from './state/baked-data';
import { declaredVolume } from './state/declared-volume';
import { statefulService } from './state/stateful-service';
import { writeAfterVolume } from './state/write-after-volume';
import { broadCopy } from './weight/broad-copy';
import { heavyBase } from './weight/heavy-base';
import { keptBuildTools } from './weight/kept-build-tools';
import { keptPackageCache } from './weight/kept-package-cache';
import { keptPackageLists } from './weight/kept-package-lists';
import { lateRemoval } from './weight/late-removal';
import { recommendedPackages } from './weight/recommended-packages';

export const allRules: readonly Rule[] = [
  untrustedBase,
  lookalikeBase,
  floatingBase,
  invalidBaseSignature,
  undigestedBase,
  endOfLifeBase,
  frozenBase,
  staleBaseDigest,
  thirdPartyRepository,
  remoteScript,
  packageFile,
  unverifiedDownload,
  uncheckedPackages,
  unpinnedKey,
  globalKey,
  mixedSuite,
  foreignPackageIndex,
  deadSource,
  foreignPackage,
  statefulService,
  declaredVolume,
  writeAfterVolume,
  bakedDataRule,
  kernelSetting,
  scheduledJob,
  remoteLogin,
  manyServices,
  hostDaemon,
  fullUpgrade,
  unmanagedConfig,
  recommendedPackages,
  keptPackageLists,
  keptPackageCache,
  keptBuildTools,
  lateRemoval,
  heavyBase,
  broadCopy,
  misplacedVolume,
  anonymousVolume,
  openPort,
  literalPassword,
];

export type { Rule } from './rule';
