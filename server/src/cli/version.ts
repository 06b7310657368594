/** The product's version; a test holds it to package.json. */
export const version = '0.4.0';
