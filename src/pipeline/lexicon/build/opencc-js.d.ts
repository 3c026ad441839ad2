declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified …|traditional simplified …|…` */
  const dictionary: string;
  export default dictionary;
}
