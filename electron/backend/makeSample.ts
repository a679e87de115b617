export { writeSample as makeSample } from '../sample/writeSample.ts';
