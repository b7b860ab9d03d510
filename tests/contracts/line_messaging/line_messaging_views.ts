import type { messagingApi } from '@line/bot-sdk';

/** What LINE's own package says its requests and replies look like, as types that a JSON schema can be made of. */
export type PushRequest = Omit<messagingApi.PushMessageRequest, 'messages'> & {
  messages: messagingApi.TextMessage[];
};
export type PushReply = messagingApi.PushMessageResponse;
export type ErrorReply = messagingApi.ErrorResponse;
export type ProfileReply = messagingApi.UserProfileResponse;
export type BotInfoReply = messagingApi.BotInfoResponse;
export type QuotaReply = messagingApi.MessageQuotaResponse;
export type ConsumptionReply = messagingApi.QuotaConsumptionResponse;
