import type { OpenAI } from 'openai';

/**
 * Types of requests and responses from OpenAI's own package, in a form from which JSON schemas can be generated. Files
 * are represented by their media types.
 */
type Files = 'image' | 'markup' | 'mask';

export type EditRequest = Omit<OpenAI.Images.ImageEditParamsNonStreaming, Files> & {
  image: ('image/jpeg' | 'image/png' | 'image/webp')[];
  markup?: 'image/png';
  mask?: 'image/png';
};
export type GenerateRequest = OpenAI.Images.ImageGenerateParamsNonStreaming;
export type ImagesReply = OpenAI.Images.ImagesResponse;
export type ModelName = OpenAI.Images.ImageModel;
export type ErrorReply = { error: OpenAI.ErrorObject };
