/** The build of LiquidJS that holds no code for files carries no types of its own; they are the package's. */
declare module 'liquidjs/dist/liquid.browser.mjs' {
  export * from 'liquidjs';
}
