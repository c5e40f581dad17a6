package io.github.lightsailboot.client;

import io.awspring.cloud.autoconfigure.AwsAsyncClientCustomizer;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Everything that has a say in how clients are built. Looked up when a client is built.
 *
 * @param instrumentation what observes the calls of this starter's clients
 * @param sync Spring Cloud AWS's customizers of all synchronous clients
 * @param async Spring Cloud AWS's customizers of all asynchronous clients
 * @param lightsail customizers of Lightsail clients
 * @param sesV2 customizers of SES clients
 * @param sts customizers of STS clients
 */
public record ClientCustomizers(ObjectProvider<ClientInstrumentation> instrumentation,
		ObjectProvider<AwsSyncClientCustomizer> sync, ObjectProvider<AwsAsyncClientCustomizer> async,
		ObjectProvider<LightsailClientCustomizer> lightsail, ObjectProvider<SesV2ClientCustomizer> sesV2,
		ObjectProvider<StsClientCustomizer> sts) {

}
