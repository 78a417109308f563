/** Template texts by name. */
declare const templates: { readonly [name: string]: string };
export default templates;
