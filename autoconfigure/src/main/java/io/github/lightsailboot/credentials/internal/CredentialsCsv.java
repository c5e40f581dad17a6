package io.github.lightsailboot.credentials.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Reads the files that the AWS console offers for download with a new access key, in
 * every format that it has used: {@code <user>_accessKeys.csv} and {@code rootkey.csv}
 * (two columns), {@code credentials.csv} (five or six columns, including the keys), and
 * the old {@code rootkey.csv} of two {@code name=value} lines. Columns are found by the
 * names in the first line; without such a line, the first two columns are read.
 */
final class CredentialsCsv {

	private static final String ACCESS_KEY_ID = "access key id";

	private static final String SECRET_ACCESS_KEY = "secret access key";

	private static final String ROOT_ACCESS_KEY_ID = "AWSAccessKeyId=";

	private static final String ROOT_SECRET_KEY = "AWSSecretKey=";

	private static final String AS_OFFERED = "Use the file as the AWS console offered it.";

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/**
	 * What Java decodes bytes to that are not UTF-8, or are UTF-16.
	 */
	private static final Pattern NOT_UTF_8 = Pattern.compile("\uFFFD|\\p{Alnum}\u0000\\p{Alnum}");

	private static final Pattern OTHER_SEPARATOR = Pattern.compile("[;\t]");

	private CredentialsCsv() {
	}

	/**
	 * Read the key pair.
	 * @param content the content of the file
	 * @return the pair
	 * @throws InvalidSourceException if the file does not contain exactly one pair
	 */
	static AwsCredentials read(String content) {
		if (NOT_UTF_8.matcher(content).find()) {
			throw new InvalidSourceException("the file is not text in UTF-8",
					"Save it as CSV in UTF-8, or use the file as the AWS console offered it.");
		}
		String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
		if (text.trim().isBlank()) {
			throw new InvalidSourceException("the file is empty",
					"Create a new access key and download its file: AWS offers it only once.");
		}
		AwsCredentials rootKey = readRootKey(text);
		return (rootKey != null) ? rootKey : readTable(text);
	}

	private static @Nullable AwsCredentials readRootKey(String text) {
		String accessKey = null;
		String secretKey = null;
		for (String line : text.lines().map(String::strip).toList()) {
			if (line.startsWith(ROOT_ACCESS_KEY_ID)) {
				accessKey = line.substring(ROOT_ACCESS_KEY_ID.length()).trim();
			}
			else if (line.startsWith(ROOT_SECRET_KEY)) {
				secretKey = line.substring(ROOT_SECRET_KEY.length()).trim();
			}
		}
		if (accessKey == null && secretKey == null) {
			return null;
		}
		if (accessKey == null || accessKey.isBlank() || secretKey == null || secretKey.isBlank()) {
			throw new InvalidSourceException("the file has only one of the lines AWSAccessKeyId and AWSSecretKey",
					AS_OFFERED);
		}
		return AwsBasicCredentials.create(accessKey, secretKey);
	}

	private static AwsCredentials readTable(String text) {
		List<CsvRecord> records = parse(text);
		CsvRecord first = records.get(0);
		List<String> names = first.getFields().stream().map(CredentialsCsv::normalize).toList();
		if (names.stream().anyMatch((name) -> name.contains("smtp"))) {
			throw new InvalidSourceException("these are SES SMTP credentials, which only SMTP accepts", 1,
					"Create an access key in the AWS console (IAM, your user, Security credentials), or send through"
							+ " SMTP with `spring.mail.host`, `spring.mail.username` and `spring.mail.password`.");
		}
		int accessKey = names.indexOf(ACCESS_KEY_ID);
		int secretKey = names.indexOf(SECRET_ACCESS_KEY);
		if (accessKey >= 0 && secretKey >= 0) {
			return single(records.subList(1, records.size()), accessKey, secretKey);
		}
		if (first.getFieldCount() >= 2 && KeyPairRules.looksLikeAccessKeyId(first.getField(0).strip())) {
			return single(records, 0, 1);
		}
		if (first.getFieldCount() == 1 && OTHER_SEPARATOR.matcher(first.getField(0)).find()) {
			throw new InvalidSourceException("the columns are not separated by commas", 1, AS_OFFERED);
		}
		throw new InvalidSourceException("the columns \"Access key ID\" and \"Secret access key\" are missing", 1,
				"Use the file that the AWS console offers when an access key is created; one for signing in to the"
						+ " console has no keys.");
	}

	private static AwsCredentials single(List<CsvRecord> records, int accessKeyColumn, int secretKeyColumn) {
		AwsCredentials found = null;
		for (CsvRecord row : records) {
			String accessKey = field(row, accessKeyColumn);
			String secretKey = field(row, secretKeyColumn);
			if (accessKey.isEmpty() && secretKey.isEmpty()) {
				continue;
			}
			if (accessKey.isEmpty() || secretKey.isEmpty()) {
				throw new InvalidSourceException("a row has only one key of the pair", row.getStartingLineNumber(),
						AS_OFFERED);
			}
			if (found != null) {
				throw new InvalidSourceException("the file has several keys", row.getStartingLineNumber(),
						"Keep only the row of one key.");
			}
			found = AwsBasicCredentials.create(accessKey, secretKey);
		}
		if (found == null) {
			throw new InvalidSourceException("the file has column names but no key", "Add the row with the key.");
		}
		return found;
	}

	private static String field(CsvRecord row, int column) {
		return (column < row.getFieldCount()) ? row.getField(column).strip().trim() : "";
	}

	private static List<CsvRecord> parse(String text) {
		List<CsvRecord> records = new ArrayList<>();
		try (CsvReader<CsvRecord> reader = CsvReader.builder()
			.skipEmptyLines(true)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofCsvRecord(text)) {
			reader.forEach(records::add);
		}
		catch (CsvParseException ex) {
			throw malformed();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (records.isEmpty()) {
			throw malformed();
		}
		return records;
	}

	private static InvalidSourceException malformed() {
		return new InvalidSourceException("the file is not a valid CSV file", AS_OFFERED);
	}

	private static String normalize(String name) {
		return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
	}

}
