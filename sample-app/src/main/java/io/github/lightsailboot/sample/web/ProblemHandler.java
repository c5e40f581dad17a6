package io.github.lightsailboot.sample.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Reports what is wrong with a request, for each field.
 */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<InvalidField> errors = ex.getFieldErrors().stream().map(InvalidField::of).distinct().sorted().toList();
		ProblemDetail body = ex.getBody();
		body.setDetail(String.join("; ", errors.stream().map(InvalidField::toString).toList()));
		body.setProperty("errors", errors);
		return handleExceptionInternal(ex, body, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(status,
				"The body is not a JSON object of the expected form.");
		return handleExceptionInternal(ex, body, headers, status, request);
	}

	/**
	 * A field and what is wrong with it.
	 *
	 * @param field the name of the field
	 * @param message what is wrong
	 */
	record InvalidField(String field, String message) implements Comparable<InvalidField> {

		static InvalidField of(FieldError error) {
			String message = error.getDefaultMessage();
			return new InvalidField(error.getField(), (message != null) ? message : "is not valid");
		}

		@Override
		public int compareTo(InvalidField other) {
			return (this.field + this.message).compareTo(other.field + other.message);
		}

		@Override
		public String toString() {
			return "`" + this.field + "` " + this.message;
		}

	}

}
