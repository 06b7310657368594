/** Which options of a tool take a value, for those who read its commands after the build was followed. */
export { curl as curlOptions, isLocalUrl, wget as wgetOptions } from './downloads';
export { apt as aptOptions, pip as pipOptions } from './packages';
