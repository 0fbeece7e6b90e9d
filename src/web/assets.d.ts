// What the bundler makes of a style sheet. Its own declarations would let this folder see Node's types.

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: this is how the bundler hands them out
  export default classes;
}

declare module '*.css';
